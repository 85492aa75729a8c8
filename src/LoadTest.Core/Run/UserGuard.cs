using LoadTest.Measure;

namespace LoadTest.Run;

/// <summary>Runs a user's hooks and counts what escapes from them. Nothing that user code throws gets any further.</summary>
internal sealed class UserGuard(RunServices services, RunningUser state)
{
    /// <summary>Runs a hook, and settles what it has left open.</summary>
    public async ValueTask<HookResult> RunAsync(string where, VirtualUser user, Func<Task> hook)
    {
        state.Doing = where;
        Exception? escaped = null;
        state.IsOnThread = true;
        try
        {
            var pending = hook();
            state.IsOnThread = false;
            await pending.ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            state.IsOnThread = false;
            escaped = exception;
        }

        // A hook that forgets to await a call has not done what it was written for: a login that was never sent.
        var misuse = user.Settle(escaped);
        if (escaped is null && misuse.Length > 0) escaped = new InvalidOperationException(misuse);
        return escaped is null ? HookResult.Done : Count(where, escaped);
    }

    /// <summary>Runs code that does not wait.</summary>
    public HookResult Run(string where, Action code)
    {
        state.Doing = where;
        state.IsOnThread = true;
        try
        {
            code();
            return HookResult.Done;
        }
        catch (Exception exception)
        {
            return Count(where, exception);
        }
        finally
        {
            state.IsOnThread = false;
        }
    }

    public async ValueTask DisposeAsync(object disposable)
    {
        state.Doing = "Dispose";
        try
        {
            if (disposable is IAsyncDisposable asyncDisposable) await asyncDisposable.DisposeAsync().ConfigureAwait(false);
            else (disposable as IDisposable)?.Dispose();
        }
        catch (Exception exception)
        {
            Count("Dispose", exception);
        }
    }

    /// <summary>Counts an exception that escaped from a task as an error and as a failure of the task.</summary>
    /// <returns>Whether it was one: the end of the run is none.</returns>
    public bool CountFailure(string task, Exception exception, long startNanos)
    {
        if (IsEndOfRun(exception)) return false;

        var reason = services.Errors.Count(task, exception);
        services.Log.CountEvent(new Series(Series.TaskKind, task), Outcome.Failed(reason), startNanos, services.Clock.NowNanos);
        state.TellError(task, exception);
        return true;
    }

    HookResult Count(string where, Exception exception)
    {
        if (IsEndOfRun(exception)) return HookResult.Cut;
        services.Errors.Count(where, exception);
        state.TellError(where, exception);
        return HookResult.Failed;
    }

    bool IsEndOfRun(Exception exception) => exception is OperationCanceledException && state.Stopping.IsCancellationRequested;
}

using LoadTest.Measure;

namespace LoadTest.Run;

/// <summary>Runs a user's hooks and counts what escapes from them. Nothing that user code throws gets any further. Made where it is used: it is no more than its user.</summary>
internal readonly struct UserGuard(RunningUser state)
{
    RunServices Services => state.Services;

    /// <summary>Runs a hook, and settles what it has left open.</summary>
    /// <param name="where">How messages call it.</param>
    /// <param name="user">The user, which settles it.</param>
    /// <param name="behavior">Whose hook it is.</param>
    /// <param name="hook">The hook; one function for all users, so that starting a user makes no garbage.</param>
    public async ValueTask<HookResult> RunAsync(string where, VirtualUser user, Behavior behavior, Func<Behavior, Task> hook)
    {
        state.Doing = where;
        Exception? escaped = null;
        state.IsOnThread = true;
        try
        {
            var pending = hook(behavior);
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
    /// <param name="where">How messages call it.</param>
    /// <param name="argument">What the code needs.</param>
    /// <param name="code">The code; one function for all users.</param>
    public HookResult Run<T>(string where, T argument, Action<T> code)
    {
        state.Doing = where;
        state.IsOnThread = true;
        try
        {
            code(argument);
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

        var reason = Services.Errors.Count(task, exception);
        Services.Log.CountEvent(new Series(Series.TaskKind, task), Outcome.Failed(reason), startNanos, Services.Clock.NowNanos);
        state.TellError(task, exception);
        return true;
    }

    HookResult Count(string where, Exception exception)
    {
        if (IsEndOfRun(exception)) return HookResult.Cut;
        Services.Errors.Count(where, exception);
        state.TellError(where, exception);
        return HookResult.Failed;
    }

    bool IsEndOfRun(Exception exception) => exception is OperationCanceledException && state.IsStopping;
}

using LoadTest.Measure;

namespace LoadTest.Run;

/// <summary>Runs a user's hooks and counts what escapes from them. Nothing that user code throws gets any further.</summary>
internal sealed class UserGuard(RunServices services, RunningUser state)
{
    /// <summary>Runs a hook, and settles what it has left open; false when it threw or was misused, which is counted.</summary>
    public async ValueTask<bool> RunAsync(string where, VirtualUser user, Func<Task> hook)
    {
        state.Doing = where;
        Exception? escaped = null;
        try
        {
            await hook().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            escaped = exception;
        }

        // A hook that forgets to await a call has not done what it was written for: a login that was never sent.
        var misuse = user.Settle(escaped);
        if (escaped is null && misuse.Length > 0) escaped = new InvalidOperationException(misuse);
        if (escaped is not null) Count(where, escaped);
        return escaped is null;
    }

    /// <summary>Runs code that does not wait; false when it threw, which is counted.</summary>
    public bool Run(string where, Action code)
    {
        state.Doing = where;
        try
        {
            code();
            return true;
        }
        catch (Exception exception)
        {
            Count(where, exception);
            return false;
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
    public void CountFailure(string task, Exception exception, long startNanos)
    {
        if (IsEndOfRun(exception)) return;

        var reason = services.Errors.Count(task, exception);
        services.Log.CountEvent(new Series(Series.TaskKind, task), Outcome.Failed(reason), startNanos, services.Clock.NowNanos);
        state.TellError(task, exception);
    }

    void Count(string where, Exception exception)
    {
        if (IsEndOfRun(exception)) return;
        services.Errors.Count(where, exception);
        state.TellError(where, exception);
    }

    bool IsEndOfRun(Exception exception) => exception is OperationCanceledException && state.Stopping.IsCancellationRequested;
}

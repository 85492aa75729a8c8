using LoadTest.Measure;

namespace LoadTest.Run;

/// <summary>What one user runs beside its tasks. Part of the user: it gets the user's token, and the user has not ended before it has.</summary>
internal sealed class BackgroundWork(RunServices services, RunningUser user)
{
    readonly Lock _access = new();
    HashSet<Task>? _running;
    bool _isJoined;

    /// <summary>Starts work on the queue, so that a synchronous beginning does not hold up the user. Nothing begins any more when the user has ended.</summary>
    public void Start(string name, Func<CancellationToken, Task> work)
    {
        user.Progress++;
        var done = new TaskCompletionSource();
        lock (_access)
        {
            if (_isJoined) return;
            (_running ??= []).Add(done.Task);
        }

        services.Queue.Post(() => _ = RunAsync(name, work, done));
    }

    /// <summary>Waits until all work has ended. Called when the user's token has fired: what was there then was cut, and is counted here or has ended on the way to here.</summary>
    public async Task JoinAsync()
    {
        Task[] running;
        lock (_access)
        {
            running = [.. _running ?? []];
            _isJoined = true;
        }

        services.Notes.NoteBackgroundCut(running.Length);
        await Task.WhenAll(running).ConfigureAwait(false);
    }

    async Task RunAsync(string name, Func<CancellationToken, Task> work, TaskCompletionSource done)
    {
        BackgroundFlow.Enter();
        var start = services.Clock.NowNanos;
        try
        {
            await work(user.Stopping).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (user.IsStopping)
        {
            // That is how it is meant to end.
        }
        catch (Exception exception)
        {
            var reason = services.Errors.Count(name, exception);
            services.Log.CountEvent(new Series(Series.TaskKind, name), Outcome.Failed(reason), start, services.Clock.NowNanos);
            user.TellError(name, exception);
        }

        lock (_access)
        {
            _running?.Remove(done.Task);
            if (!_isJoined && user.IsStopping) services.Notes.NoteBackgroundCut(1);
        }

        done.SetResult();
    }
}

using System.Threading.Tasks.Sources;

namespace LoadTest.Run;

/// <summary>
/// One wait of a user after the other, as something that can be awaited: waiting again allocates nothing. What awaited it goes on on the
/// run's work queue, however the wait ends: what a user does after its stop belongs there, as everything it does.
/// </summary>
internal sealed class Waiter(RunningUser user) : WaitNode, IValueTaskSource, IThreadPoolWorkItem
{
    ManualResetValueTaskSourceCore<bool> _end;
    bool _isTaken;

    /// <summary>Waits, also beside another wait of the same user.</summary>
    /// <param name="dueNanos">Until when.</param>
    /// <param name="isExact">See <see cref="Dispatcher.TryAdd"/>.</param>
    public ValueTask WaitUntil(long dueNanos, bool isExact) =>
        TryBegin(out var wait) ? Wait(wait, dueNanos, isExact) : new Waiter(user).WaitBesideAsync(dueNanos);

    /// <summary>Begins a wait that somebody else ends, by posting this or by <see cref="Execute"/>. Not beside another one.</summary>
    public ValueTask Begin()
    {
        TryBegin(out var wait);
        return wait;
    }

    /// <summary>The user stops: ends its wait, if it is in one.</summary>
    public void CutShort() => user.Services.Dispatcher.Cut(this);

    public override void OnDue() => user.Services.Dispatcher.Resume(this);

    public override void OnCut() => user.Services.Dispatcher.Resume(this);

    /// <summary>Ends the wait on this thread.</summary>
    public void Execute() => _end.SetResult(true);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _end.GetStatus(token);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _end.OnCompleted(continuation, state, token, flags);

    void IValueTaskSource.GetResult(short token)
    {
        _end.GetResult(token);
        Volatile.Write(ref _isTaken, false);
    }

    // False when another wait goes on, because the user does two things at once.
    bool TryBegin(out ValueTask wait)
    {
        wait = default;
        if (Interlocked.Exchange(ref _isTaken, true)) return false;

        _end.Reset();
        wait = new ValueTask(this, _end.Version);
        return true;
    }

    // Another thread may stop the user between the look at its flag and the wait: then that thread has found nothing to end.
    ValueTask Wait(ValueTask wait, long dueNanos, bool isExact)
    {
        var isWaiting = user.Services.Dispatcher.TryAdd(this, dueNanos, isExact);
        if (!isWaiting || (user.IsStopping && user.Services.Dispatcher.TryRemove(this))) Execute();
        return wait;
    }

    // A second wait at the same time, such as a pause in background work: rare enough for a waiter and a registration of its own.
    async ValueTask WaitBesideAsync(long dueNanos)
    {
        TryBegin(out var wait);
        using var registration = user.Stopping.UnsafeRegister(static waiter => ((Waiter)waiter!).CutShort(), this); // registered with it
        await Wait(wait, dueNanos, isExact: false).ConfigureAwait(false);
    }
}

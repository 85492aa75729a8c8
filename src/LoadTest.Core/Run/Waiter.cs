using System.Threading.Tasks.Sources;

namespace LoadTest.Run;

/// <summary>
/// One wait of a user after the other, as something that can be awaited: waiting again allocates nothing. What awaited it goes on on the
/// run's work queue, however the wait ends: what a user does after its stop belongs there, as everything it does.
/// </summary>
/// <remarks>
/// Not the platform's <see cref="ManualResetValueTaskSourceCore{TResult}"/>, which also keeps results, errors and contexts, and would be the largest
/// part of a user that waits.
/// </remarks>
internal sealed class Waiter(RunningUser user) : WaitNode, IValueTaskSource, IThreadPoolWorkItem
{
    // In the continuation's place: the wait has ended.
    static readonly Action<object?> Ended = static _ => { };

    Action<object?>? _continuation;
    object? _state;
    short _version;
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
    public void Execute() => Interlocked.Exchange(ref _continuation, Ended)?.Invoke(_state);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token)
    {
        Check(token);
        return HasEnded ? ValueTaskSourceStatus.Succeeded : ValueTaskSourceStatus.Pending;
    }

    // Always awaited without a context, so the flags say nothing. The state is there before anybody can find the continuation.
    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
    {
        Check(token);
        _state = state;
        if (Interlocked.CompareExchange(ref _continuation, continuation, null) is not null) PostLate(continuation, state);
    }

    void IValueTaskSource.GetResult(short token)
    {
        Check(token);
        if (!HasEnded) throw new InvalidOperationException("The wait has not ended yet.");
        _state = null;
        Volatile.Write(ref _isTaken, false);
    }

    // It has ended between the look at it and here. Apart, for its closure.
    void PostLate(Action<object?> continuation, object? state) => user.Services.Queue.Post(() => continuation(state));

    bool HasEnded => ReferenceEquals(Volatile.Read(ref _continuation), Ended);

    void Check(short token)
    {
        if (token != _version) throw new InvalidOperationException("The wait has been awaited already.");
    }

    // False when another wait goes on, because the user does two things at once.
    bool TryBegin(out ValueTask wait)
    {
        wait = default;
        if (Interlocked.Exchange(ref _isTaken, true)) return false;

        _continuation = null;
        wait = new ValueTask(this, ++_version);
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

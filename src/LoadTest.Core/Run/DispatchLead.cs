namespace LoadTest.Run;

/// <summary>
/// Which of two threads dispatches, and what it runs itself: a user that is started by the thread that saw its time come is not late by
/// the waking of another one, some 100 µs. Should it hold that thread up, the deputy takes the lead; and what tends to
/// is left to the work queue.
/// </summary>
/// <param name="clock">The run's time.</param>
/// <param name="cores">How many threads can run at once.</param>
internal sealed class DispatchLead(RunClock clock, int cores)
{
    // What a start may take on average: a request is sent in a tenth of it.
    const long QuickNanos = 100_000;

    // Longer, and the lead is taken from who is held up.
    const long HeldUpNanos = 500_000;

    // What being held up counts at most: after it, the next few hundred starts go to the work queue.
    const long MostNanos = 10_000_000;
    const int RunsInAverage = 8;
    const int PostsInAverage = 256;

    const int Nobody = 0;
    const long Idle = -1;

    // Whoever is as late as this is not to wait for others, too; but on a single core nobody else is faster.
    readonly long _lateNanos = cores > 1 ? 500_000 : long.MaxValue;

    int _leader;
    bool _hasDeputy;
    bool _isWatched;
    long _busySince = Idle;
    long _averageNanos;

    /// <summary>Whether this thread dispatches.</summary>
    public bool IsMine => Volatile.Read(ref _leader) == Environment.CurrentManagedThreadId;

    /// <summary>Told when the deputy is to watch. Called on the thread that leads.</summary>
    public required Action Watch { private get; init; }

    /// <summary>Takes the lead that nobody has yet.</summary>
    /// <returns>False when somebody has it.</returns>
    public bool TryBegin() => Interlocked.CompareExchange(ref _leader, Environment.CurrentManagedThreadId, Nobody) == Nobody;

    /// <summary>This thread is the deputy from now on.</summary>
    public void StandBy() => Volatile.Write(ref _hasDeputy, true);

    /// <summary>Has a user go on whose time has come, on this thread.</summary>
    /// <returns>False when that is a case for the work queue.</returns>
    public bool TryRun(Waiter waiter)
    {
        if (!IsMine) return false;

        var begin = clock.NowNanos;
        if (_averageNanos > QuickNanos || begin - waiter.DueNanos > _lateNanos || !Volatile.Read(ref _hasDeputy))
        {
            _averageNanos -= _averageNanos / PostsInAverage;
            return false;
        }

        // In this order: either the deputy finds that there is something to watch, or it is told.
        Interlocked.Exchange(ref _busySince, begin);
        if (!Volatile.Read(ref _isWatched)) BeginWatch();
        waiter.Execute();
        if (Interlocked.CompareExchange(ref _busySince, Idle, begin) == begin) Count(clock.NowNanos - begin);
        else SpinWait.SpinUntil(() => !IsMine); // lost: the deputy is about to say so
        return true;
    }

    /// <summary>For the deputy: takes the lead when who has it is held up.</summary>
    public bool TryTake()
    {
        var since = Volatile.Read(ref _busySince);
        if (since == Idle || clock.NowNanos - since < HeldUpNanos || Interlocked.CompareExchange(ref _busySince, Idle, since) != since) return false;

        Volatile.Write(ref _hasDeputy, false);
        Count(MostNanos);
        Volatile.Write(ref _leader, Environment.CurrentManagedThreadId);
        return true;
    }

    /// <summary>For the deputy: nothing has been run for a while.</summary>
    /// <returns>Whether it need not watch until it is told to.</returns>
    public bool TryEndWatch()
    {
        Volatile.Write(ref _isWatched, false);
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref _busySince) == Idle) return true;

        Volatile.Write(ref _isWatched, true);
        return false;
    }

    void BeginWatch()
    {
        Volatile.Write(ref _isWatched, true);
        Watch();
    }

    void Count(long nanos) => _averageNanos += (Math.Min(nanos, MostNanos) - _averageNanos) / RunsInAverage;
}

namespace LoadTest.Run;

/// <summary>
/// Wakes a dispatcher from a thread of its own, so that due times are kept to some microseconds and do not depend on a thread pool that is
/// busy: it sleeps until shortly before the next due time and spins through the rest. Sleeping and spinning are this thread's job.
/// </summary>
internal sealed class ThreadAlarm(RunClock clock, Func<long> runDue) : IAlarm
{
    // Of each second, at most so much is spun: many starts in a second are served together rather than each to the microsecond.
    const double SpinShare = 0.06;
    const long MostSpinNanos = 5_000_000;

    // Powers of 2 of a nanosecond: about 1 and 4 ms.
    const long GrainNanos = 1 << 20;
    const long LongGrainNanos = 1 << 22;
    const long LongWaitNanos = 128_000_000;

    readonly Lock _access = new();
    ISleep? _sleep;
    bool _isOver;
    volatile bool _isRung;
    long _spinLeft = MostSpinNanos;
    long _spinCountedAt;

    /// <summary>
    /// By 1 ms at most, of waits of an eighth of a second or more by 4: every waking of the pool's threads costs more than what there is to
    /// do for the few users whose waits end within a millisecond.
    /// </summary>
    public long RoundUp(long dueNanos)
    {
        var grain = dueNanos - clock.NowNanos < LongWaitNanos ? GrainNanos : LongGrainNanos;
        return dueNanos > long.MaxValue - grain ? dueNanos : (dueNanos + grain - 1) & -grain;
    }

    public void Set(long dueNanos)
    {
        _isRung = true;
        lock (_access)
        {
            if (_isOver) return;
            if (_sleep is null) Start();
            else _sleep.Wake();
        }
    }

    /// <summary>Ends the thread, soon.</summary>
    public void Dispose()
    {
        lock (_access)
        {
            _isOver = true;
            _sleep?.Wake();
        }
    }

    // With the first wait: a run without any needs no thread.
    void Start()
    {
        _sleep = (ISleep?)LinuxSleep.TryCreate() ?? new PortableSleep();

        // UnsafeStart: whoever waits does not give the thread its execution context.
        new Thread(Drive) { IsBackground = true, Name = "LoadTest dispatch", Priority = ThreadPriority.Highest }.UnsafeStart();
    }

    void Drive()
    {
        var sleep = _sleep!; // made before the thread
        sleep.Enter();
        while (!IsOver)
        {
            // In this order: what is added after the look at the wheel rings, and ends the wait.
            _isRung = false;
            WaitUntil(runDue(), sleep);
        }

        sleep.Dispose();
    }

    bool IsOver
    {
        get
        {
            lock (_access) return _isOver;
        }
    }

    void WaitUntil(long due, ISleep sleep)
    {
        var isExact = (due & (GrainNanos - 1)) != 0;
        var spin = isExact ? Math.Min(sleep.MarginNanos, SpinLeft()) : 0;
        var left = due - clock.NowNanos;
        if (left > spin && !_isRung) sleep.SleepFor(left - spin);
        if (spin > 0) Spin(due, sleep.MarginNanos);
    }

    // Ends also when something earlier has been added in the meantime.
    void Spin(long due, long margin)
    {
        var start = clock.NowNanos;
        var now = start;
        while (now < due && due - now <= margin && !_isRung)
        {
            Thread.SpinWait(1);
            now = clock.NowNanos;
        }

        _spinLeft -= now - start;
    }

    long SpinLeft()
    {
        var now = clock.NowNanos;
        _spinLeft = Math.Min(MostSpinNanos, _spinLeft + (long)(Math.Max(0, now - _spinCountedAt) * SpinShare));
        _spinCountedAt = now;
        return Math.Max(0, _spinLeft);
    }
}

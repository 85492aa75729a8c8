using System.Diagnostics.CodeAnalysis;

namespace LoadTest.Run;

/// <summary>
/// Wakes a dispatcher from a thread of its own, so that due times are kept to some microseconds and do not depend on a thread pool that is
/// busy: it sleeps until shortly before the next due time and spins through the rest. Sleeping and spinning are this thread's job, and
/// starting users whose time has come; a deputy takes its place while one of them holds it up.
/// </summary>
[SuppressMessage("Usage", "CA2213:Disposable fields should be disposed", Justification = "Each thread disposes what it sleeps by, when it sleeps no more.")]
internal sealed class ThreadAlarm : IAlarm
{
    // Of each second, at most so much is spun: many starts in a second are served together rather than each to the microsecond.
    const double SpinShare = 0.06;
    const long MostSpinNanos = 5_000_000;

    // Powers of 2 of a nanosecond: about 1 and 4 ms.
    const long GrainNanos = 1 << 20;
    const long LongGrainNanos = 1 << 22;
    const long LongWaitNanos = 128_000_000;

    // How often the deputy looks, and after how many looks without a start it need not.
    const long LookNanos = 1_000_000;
    const int IdleLooks = 1_000;

    readonly RunClock _clock;
    readonly Func<long> _runDue;
    readonly Lock _access = new();
    ISleep? _leader;
    ISleep? _deputy;
    bool _isOver;
    volatile bool _isRung;
    long _spinLeft = MostSpinNanos;
    long _spinCountedAt;

    public ThreadAlarm(RunClock clock, Func<long> runDue)
    {
        (_clock, _runDue) = (clock, runDue);
        Lead = new DispatchLead(clock, Environment.ProcessorCount) { Watch = WakeDeputy };
    }

    /// <summary>Who dispatches.</summary>
    public DispatchLead Lead { get; }

    /// <summary>
    /// By 1 ms at most, of waits of an eighth of a second or more by 4: every waking of the pool's threads costs more than what there is to
    /// do for the few users whose waits end within a millisecond.
    /// </summary>
    public long RoundUp(long dueNanos)
    {
        var grain = dueNanos - _clock.NowNanos < LongWaitNanos ? GrainNanos : LongGrainNanos;
        return dueNanos > long.MaxValue - grain ? dueNanos : (dueNanos + grain - 1) & -grain;
    }

    public void Set(long dueNanos)
    {
        _isRung = true;
        lock (_access)
        {
            if (_isOver) return;
            if (_leader is null) Start();
            else _leader.Wake();
        }
    }

    /// <summary>Ends the threads, soon.</summary>
    public void Dispose()
    {
        lock (_access)
        {
            _isOver = true;
            _leader?.Wake();
            _deputy?.Wake();
        }
    }

    // With the first wait: a run without any needs no threads.
    void Start()
    {
        StartThread(_leader = CreateSleep());
        StartThread(_deputy = CreateSleep());
    }

    // UnsafeStart: whoever waits does not give the thread its execution context.
    void StartThread(ISleep sleep) =>
        new Thread(() => Drive(sleep)) { IsBackground = true, Name = "LoadTest dispatch", Priority = ThreadPriority.Highest }.UnsafeStart();

    static ISleep CreateSleep() => (ISleep?)LinuxSleep.TryCreate() ?? new PortableSleep();

    // Either of the two may be first.
    void Drive(ISleep sleep)
    {
        sleep.Enter();
        if (Lead.TryBegin()) TakePlace(sleep);
        while (!IsOver)
        {
            if (Lead.IsMine) Dispatch(sleep);
            else if (StandBy(sleep)) TakePlace(sleep);
        }

        lock (_access) sleep.Dispose();
    }

    void Dispatch(ISleep sleep)
    {
        while (!IsOver && Lead.IsMine)
        {
            // In this order: what is added after the look at the wheel rings, and ends the wait.
            _isRung = false;
            var due = _runDue();
            if (Lead.IsMine) WaitUntil(due, sleep);
        }
    }

    /// <summary>Watches the one who leads.</summary>
    /// <returns>False when the run is over; true when this thread leads now.</returns>
    bool StandBy(ISleep sleep)
    {
        lock (_access) _deputy = sleep;
        Lead.StandBy();
        for (var idle = 0; !IsOver; idle++)
        {
            var isIdle = idle > IdleLooks && Lead.TryEndWatch();
            sleep.SleepFor(isIdle ? long.MaxValue : LookNanos);
            if (isIdle) idle = 0;
            if (Lead.TryTake()) return true;
        }

        return false;
    }

    // What rings from now on wakes this thread; what has rung before is found at its first look. Who led may stand by already.
    void TakePlace(ISleep sleep)
    {
        lock (_access)
        {
            _leader = sleep;
            if (_deputy == sleep) _deputy = null;
        }
    }

    void WakeDeputy()
    {
        lock (_access) _deputy?.Wake();
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
        var left = due - _clock.NowNanos;
        if (left > spin && !_isRung) sleep.SleepFor(left - spin);
        if (spin > 0) Spin(due, sleep.MarginNanos);
    }

    // Ends also when something earlier has been added in the meantime.
    void Spin(long due, long margin)
    {
        var start = _clock.NowNanos;
        var now = start;
        while (now < due && due - now <= margin && !_isRung)
        {
            Thread.SpinWait(1);
            now = _clock.NowNanos;
        }

        _spinLeft -= now - start;
    }

    long SpinLeft()
    {
        var now = _clock.NowNanos;
        _spinLeft = Math.Min(MostSpinNanos, _spinLeft + (long)(Math.Max(0, now - _spinCountedAt) * SpinShare));
        _spinCountedAt = now;
        return Math.Max(0, _spinLeft);
    }
}

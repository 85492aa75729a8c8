namespace LoadTest.Testing;

/// <summary>
/// Time that moves only when a test says so. Timers fire inside <see cref="Advance"/>, on the calling thread, in the order in
/// which they are due; while one fires, the clock shows its due time.
/// </summary>
public sealed class ManualClock : TimeProvider
{
    /// <summary>Code that reads a standing clock this often waits for it in a loop, and would do so for ever.</summary>
    const int MaxReadsAtOneTime = 2_000_000;

    readonly DateTimeOffset _start;
    readonly Lock _access = new();
    readonly List<ManualTimer> _timers = [];
    long _ticks;
    long _created;
    int _reads;

    public ManualClock()
        : this(new DateTimeOffset(2024, 2, 29, 12, 0, 0, TimeSpan.Zero))
    {
    }

    public ManualClock(DateTimeOffset start) => _start = start;

    /// <summary>Not 1e9, so that the conversion to nanoseconds takes part in every test.</summary>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>How far the clock has moved.</summary>
    public TimeSpan Elapsed => TimeSpan.FromTicks(Volatile.Read(ref _ticks));

    /// <summary>When the next timer is due, as time since the start; null when there is none.</summary>
    public TimeSpan? NextTimer
    {
        get
        {
            lock (_access) return Earliest() is { } timer ? TimeSpan.FromTicks(timer.DueTicks) : null;
        }
    }

    /// <summary>How many timers wait for their time.</summary>
    public int TimerCount
    {
        get
        {
            lock (_access) return _timers.Count;
        }
    }

    public override long GetTimestamp()
    {
        if (Interlocked.Increment(ref _reads) > MaxReadsAtOneTime)
            throw new InvalidOperationException($"The clock was read {MaxReadsAtOneTime} times at {Elapsed}: something waits for it in a loop.");
        return Volatile.Read(ref _ticks);
    }

    public override DateTimeOffset GetUtcNow() => _start + Elapsed;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state, Interlocked.Increment(ref _created));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves on by <paramref name="time"/>, firing what falls due on the way.</summary>
    public void Advance(TimeSpan time) => AdvanceTo(Elapsed + time);

    /// <summary>Moves on to <paramref name="time"/> since the start; does nothing when that is past.</summary>
    public void AdvanceTo(TimeSpan time)
    {
        while (TakeDue(time.Ticks) is { } timer) timer.Fire();
        MoveTo(time.Ticks);
    }

    /// <summary>Moves on without firing anything, as a stall of the whole machine does; what fell due fires late, at the next advance.</summary>
    public void Stall(TimeSpan time) => MoveTo((Elapsed + time).Ticks);

    internal void Schedule(ManualTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        lock (_access)
        {
            _timers.Remove(timer);
            if (dueTime < TimeSpan.Zero) return;
            timer.DueTicks = _ticks + dueTime.Ticks;
            timer.Period = period;
            _timers.Add(timer);
        }
    }

    internal void Remove(ManualTimer timer)
    {
        lock (_access) _timers.Remove(timer);
    }

    ManualTimer? TakeDue(long untilTicks)
    {
        lock (_access)
        {
            if (Earliest() is not { } timer || timer.DueTicks > untilTicks) return null;
            MoveTo(timer.DueTicks);
            if (timer.Period > TimeSpan.Zero) timer.DueTicks += timer.Period.Ticks;
            else _timers.Remove(timer);
            return timer;
        }
    }

    ManualTimer? Earliest() => _timers.MinBy(timer => (timer.DueTicks, timer.Number));

    void MoveTo(long ticks)
    {
        lock (_access)
        {
            if (ticks > _ticks) Volatile.Write(ref _reads, 0);
            Volatile.Write(ref _ticks, Math.Max(_ticks, ticks));
        }
    }
}

using LoadTest.Measure;

namespace LoadTest.Run;

/// <summary>
/// Asks the sensors, and keeps what they say in the seconds of the measurement. Driven by the health thread; the control loop steps in
/// where it judges, so as not to wait for that thread: one at a time, under a lock that is held for microseconds, and once a second
/// for as long as the sensors read.
/// </summary>
internal sealed class HealthMonitor(IReadOnlyList<IHealthSensor> sensors)
{
    const long SecondNanos = 1_000_000_000;

    // A look that comes later than this after the end of its second was itself held up: the next second is part of the trouble.
    const long LateNanos = 20_000_000;

    // Less says nothing about rates per second.
    static readonly TimeSpan ShortestSpan = TimeSpan.FromMilliseconds(250);

    readonly Lock _access = new();
    readonly List<HealthSecond> _troubled = [];
    readonly Dictionary<string, HealthReading> _worst = new(StringComparer.Ordinal);
    readonly Dictionary<string, int> _blocking = new(StringComparer.Ordinal);
    readonly PoolSensor? _pool = sensors.OfType<PoolSensor>().FirstOrDefault();
    bool _isOn;
    long _start;
    long _lastLook;
    long _lastTick;
    int _watched;

    /// <summary>Whether user code seems to block the pool right now.</summary>
    public bool IsPoolLate
    {
        get
        {
            lock (_access) return _isOn && _pool is { IsLate: true };
        }
    }

    /// <summary>
    /// Has everything done once before the load starts: the first look of a process compiles its code, which takes long on a
    /// machine that is busy, and would be part of the measurement.
    /// </summary>
    public void Rehearse()
    {
        lock (_access)
        {
            Begin(0, 0);
            for (var second = 1; second <= 2 && _isOn; second++) Tick(second * SecondNanos, 0);
            NoteBlocking([new StuckUsers { Where = "rehearsal", Users = 1 }]);
            End(3 * SecondNanos);
            History();
            _troubled.Clear();
            _worst.Clear();
            _blocking.Clear();
            _watched = 0;
        }
    }

    /// <summary>The measurement begins. Its seconds count from <paramref name="startNanos"/>.</summary>
    public void Begin(long startNanos, long nowNanos)
    {
        lock (_access)
        {
            _isOn = sensors.Count > 0;
            (_start, _lastLook, _lastTick) = (startNanos, nowNanos, nowNanos);
            foreach (var sensor in sensors) sensor.Look(TimeSpan.Zero, []);
        }
    }

    /// <summary>The health thread has woken up.</summary>
    /// <param name="nowNanos">Now.</param>
    /// <param name="lateNanos">How much later than it asked to be.</param>
    public void Tick(long nowNanos, long lateNanos)
    {
        lock (_access)
        {
            if (!_isOn) return;
            TickAll(nowNanos, lateNanos);
            if (nowNanos >= EndOfSecond) Look(nowNanos);
        }
    }

    /// <summary>The control loop is about to judge what there is, and does not wait for a health thread that is held up.</summary>
    public void CatchUp(long nowNanos) => Tick(nowNanos, lateNanos: 0);

    /// <summary>Notes what holds threads of the pool.</summary>
    public void NoteBlocking(IEnumerable<StuckUsers> blocking)
    {
        lock (_access)
        {
            foreach (var users in blocking) _blocking[users.Where] = Math.Max(users.Users, _blocking.GetValueOrDefault(users.Where));
        }
    }

    /// <summary>The measurement ends.</summary>
    public void End(long nowNanos)
    {
        lock (_access)
        {
            if (!_isOn) return;
            TickAll(nowNanos, lateNanos: 0);
            Look(nowNanos, isLast: true);
            _isOn = false;
        }
    }

    /// <summary>What there is to say up to now.</summary>
    public HealthHistory History()
    {
        lock (_access)
        {
            return new HealthHistory
            {
                Watched = _watched,
                Troubled = [.. _troubled],
                Worst = [.. _worst.Values.OrderBy(reading => reading.Trouble).ThenBy(reading => reading.Quantity, StringComparer.Ordinal)],
                Blocking = [.. _blocking.Select(users => new StuckUsers { Where = users.Key, Users = users.Value }).OrderByDescending(users => users.Users).ThenBy(users => users.Where, StringComparer.Ordinal)],
            };
        }
    }

    long EndOfSecond => _start + ((_watched + 1) * SecondNanos);

    void TickAll(long nowNanos, long lateNanos)
    {
        // Where the control loop has just ticked, it has seen the same delay.
        var gap = nowNanos - _lastTick;
        var tick = new HealthTick(nowNanos, gap, Math.Min(lateNanos, gap));
        _lastTick = nowNanos;
        foreach (var sensor in sensors) sensor.Tick(tick);
    }

    void Look(long nowNanos, bool isLast = false)
    {
        var span = TimeSpan.FromTicks((nowNanos - _lastLook) / TimeSpan.NanosecondsPerTick);
        if (span < ShortestSpan) return;

        var readings = new List<HealthReading>();
        foreach (var sensor in sensors) sensor.Look(span, readings);
        _lastLook = nowNanos;
        foreach (var reading in readings) Keep(reading);

        // All seconds since the last look: a process that was stopped looks once for several of them.
        var elapsed = nowNanos - _start;
        var touched = (int)((elapsed + SecondNanos - LateNanos) / SecondNanos);
        var trouble = readings.Where(reading => reading.IsTrouble).OrderBy(reading => reading.Trouble).ToList();
        for (var second = _watched; second < touched && trouble.Count > 0; second++) Mark(second, trouble);
        _watched = isLast ? touched : (int)(elapsed / SecondNanos);
    }

    // The second in which a late look came may be in trouble by itself.
    void Mark(int second, IReadOnlyList<HealthReading> trouble)
    {
        if (_troubled is [.., var last] && last.Second == second)
        {
            var more = trouble.Where(reading => last.Readings.All(known => known.Quantity != reading.Quantity));
            _troubled[^1] = last with { Readings = [.. last.Readings.Concat(more).OrderBy(reading => reading.Trouble)] };
        }
        else
        {
            _troubled.Add(new HealthSecond { Second = second, Readings = trouble });
        }
    }

    void Keep(HealthReading reading)
    {
        if (!_worst.TryGetValue(reading.Quantity, out var worst) || reading.Value > worst.Value) _worst[reading.Quantity] = reading;
    }
}

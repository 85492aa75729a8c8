using LoadTest.Measure;

namespace LoadTest.Run;

/// <summary>
/// How long the thread pool takes to begin work: a probe every 100 ms. Sees what no other sensor does, threads of the pool that user
/// code blocks while the processors idle.
/// </summary>
/// <param name="limits">What is too long.</param>
/// <param name="clock">The run's time; the probe itself says when it ran.</param>
/// <param name="queue">The pool.</param>
/// <param name="pending">How much work waits for a thread of the pool.</param>
internal sealed class PoolSensor(HealthLimits limits, RunClock clock, IWorkQueue queue, Func<long> pending) : IHealthSensor
{
    const long PeriodNanos = 100_000_000;
    const int MaxPendingPerCore = 50;

    long _posted;
    long _worstNanos;
    long _pendingBefore;
    long _worstPending;
    long _ran = long.MinValue;
    bool _isOut;

    /// <summary>Whether a probe is waiting for longer than is good.</summary>
    public bool IsLate => _isOut && Volatile.Read(ref _ran) < _posted && clock.NowNanos - _posted > limits.PoolMillis * 1e6;

    public void Tick(in HealthTick tick)
    {
        if (_isOut)
        {
            // A probe that has not run yet is at least as late as it is old.
            var ran = Volatile.Read(ref _ran);
            var isBack = ran >= _posted;
            _worstNanos = Math.Max(_worstNanos, (isBack ? ran : tick.NowNanos) - _posted);
            if (isBack) _isOut = false;
        }

        if (_isOut || tick.NowNanos - _posted < PeriodNanos) return;

        // One crowded instant is no backlog: twice in a row counts.
        var now = pending();
        _worstPending = Math.Max(_worstPending, Math.Min(now, _pendingBefore));
        _pendingBefore = now;
        _posted = clock.NowNanos;
        _isOut = true;
        queue.Post(() => Volatile.Write(ref _ran, clock.NowNanos));
    }

    public void Look(TimeSpan span, ICollection<HealthReading> readings)
    {
        readings.Add(Of("thread pool delay", _worstNanos / 1e6, limits.PoolMillis, "ms"));
        readings.Add(Of("waiting work", _worstPending, MaxPendingPerCore * Environment.ProcessorCount, ""));
        (_worstNanos, _worstPending) = (0, 0);
    }

    static HealthReading Of(string quantity, double value, double limit, string unit) =>
        new() { Trouble = GeneratorTrouble.PoolDelay, Quantity = quantity, Value = value, Limit = limit, Unit = unit };
}

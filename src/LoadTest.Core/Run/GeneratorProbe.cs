using LoadTest.Measure;

namespace LoadTest.Run;

/// <summary>Reads what the generating process used between two instants. Used by the control loop only.</summary>
internal sealed class GeneratorProbe
{
    TimeSpan _cpuAtStart;
    TimeSpan _gcAtStart;
    long _startNanos;
    long _worstStallNanos;
    bool _isRunning;

    public GeneratorHealth Health { get; private set; } = new() { CpuShare = 0, Cores = Environment.ProcessorCount, GcPauses = TimeSpan.Zero, WorstStall = TimeSpan.Zero };

    public void Start(long nowNanos)
    {
        _cpuAtStart = Environment.CpuUsage.TotalTime;
        _gcAtStart = GC.GetTotalPauseDuration();
        _startNanos = nowNanos;
        _isRunning = true;
    }

    /// <summary>The control loop asked to be woken at one time and was woken at another.</summary>
    public void SeeWakeUp(long askedNanos, long nowNanos)
    {
        if (_isRunning) _worstStallNanos = Math.Max(_worstStallNanos, nowNanos - askedNanos);
    }

    public void Stop(long nowNanos)
    {
        if (!_isRunning) return;

        _isRunning = false;
        var elapsed = TimeSpan.FromTicks((nowNanos - _startNanos) / TimeSpan.NanosecondsPerTick);
        var cpu = Environment.CpuUsage.TotalTime - _cpuAtStart;
        Health = Health with
        {
            CpuShare = elapsed > TimeSpan.Zero ? cpu / elapsed / Environment.ProcessorCount : 0,
            GcPauses = GC.GetTotalPauseDuration() - _gcAtStart,
            WorstStall = TimeSpan.FromTicks(_worstStallNanos / TimeSpan.NanosecondsPerTick),
        };
    }
}

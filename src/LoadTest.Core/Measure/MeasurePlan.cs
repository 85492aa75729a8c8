namespace LoadTest.Measure;

/// <summary>What has to be counted exactly while the run goes on: the latency limits of its thresholds.</summary>
internal sealed record MeasurePlan
{
    /// <summary>Nothing but what is always measured.</summary>
    public static MeasurePlan Empty { get; } = new() { Limits = [] };

    /// <summary>The limits to count exceedances of; may name the same series several times.</summary>
    public required IReadOnlyList<LatencyLimit> Limits { get; init; }

    /// <summary>The send lag beyond which a start is counted as slow, in nanoseconds.</summary>
    /// <value>0.5 ms</value>
    public long SlowStartNanos { get; init; } = 500_000;
}

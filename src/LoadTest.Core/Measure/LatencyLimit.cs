namespace LoadTest.Measure;

/// <summary>
/// A latency above which requests are counted exactly, second by second. Verdicts read these counters and never a
/// histogram, so that no rounding takes part in a decision.
/// </summary>
public sealed record LatencyLimit
{
    /// <summary>Which requests are counted.</summary>
    public required SeriesFilter Series { get; init; }

    /// <summary>The limit, in nanoseconds of response time.</summary>
    public required long LimitNanos { get; init; }

    /// <summary>Whether a request that takes exactly the limit is still within it (<c>&lt;=</c>).</summary>
    public required bool IsInclusive { get; init; }

    /// <summary>Whether a latency counts against the limit.</summary>
    /// <param name="latencyNanos">A response time, in nanoseconds.</param>
    public bool IsExceededBy(long latencyNanos) => IsInclusive ? latencyNanos > LimitNanos : latencyNanos >= LimitNanos;

    /// <summary>Whether a series has latencies that this limit is about.</summary>
    /// <param name="series">A series of the run.</param>
    public bool Reads(Series series) => series.Role != SeriesRole.Event && Series.Matches(series);
}

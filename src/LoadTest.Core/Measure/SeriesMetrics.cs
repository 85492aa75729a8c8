namespace LoadTest.Measure;

/// <summary>Everything measured of one series. Successes and failures have separate latency distributions.</summary>
public sealed record SeriesMetrics
{
    /// <summary>Which requests these are.</summary>
    public required Series Series { get; init; }

    /// <summary>How the requests of the measurement ended.</summary>
    public required RequestCounts Counts { get; init; }

    /// <summary>Response times of successful requests (from the intended start), in nanoseconds.</summary>
    public required LatencyHistogram ResponseTimes { get; init; }

    /// <summary>Service times of successful requests (from the actual start), in nanoseconds.</summary>
    public required LatencyHistogram ServiceTimes { get; init; }

    /// <summary>Response times of failed requests, in nanoseconds.</summary>
    public required LatencyHistogram FailedTimes { get; init; }

    /// <summary>Elapsed times of cancelled requests, in nanoseconds: lower bounds of what they would have taken.</summary>
    public required LatencyHistogram CancelledTimes { get; init; }

    /// <summary>Counts by second of the measurement, by the second in which a request was meant to start.</summary>
    public required IReadOnlyList<SecondCounts> Seconds { get; init; }
}

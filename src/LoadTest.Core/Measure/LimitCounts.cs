namespace LoadTest.Measure;

/// <summary>
/// How many of the requests that started in each second were slower than a limit. Failed and cancelled requests count as
/// slower than any limit, so that a system cannot improve its latency by failing fast.
/// </summary>
public sealed record LimitCounts
{
    /// <summary>What was counted.</summary>
    public required LatencyLimit Limit { get; init; }

    /// <summary>Exceedances for each second of the measurement, aligned with <see cref="SeriesMetrics.Seconds"/>.</summary>
    public required IReadOnlyList<int> ExceededPerSecond { get; init; }
}

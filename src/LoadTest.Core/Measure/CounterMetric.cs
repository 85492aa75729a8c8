namespace LoadTest.Measure;

/// <summary>What a counter of the load test's own came to in the measurement.</summary>
public sealed record CounterMetric
{
    /// <summary>The counter's name, as thresholds write it: <c>count(cache hits) &gt;= 100</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The sum of all that was counted.</summary>
    public required long Value { get; init; }
}

namespace LoadTest.Measure;

/// <summary>What a gauge of the load test's own showed in the measurement.</summary>
public sealed record GaugeMetric
{
    /// <summary>The gauge's name, as thresholds write it: <c>value(queue length) &lt; 100</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The value set last.</summary>
    public required double Last { get; init; }

    /// <summary>The smallest value set.</summary>
    public required double Min { get; init; }

    /// <summary>The largest value set.</summary>
    public required double Max { get; init; }
}

namespace LoadTest.Measure;

/// <summary>One second of the measurement in which the generator was in trouble.</summary>
public sealed record HealthSecond
{
    /// <summary>Which second, from 0: the same grid as <see cref="SeriesMetrics.Seconds"/>.</summary>
    public required int Second { get; init; }

    /// <summary>The readings that passed their limits, in the order of <see cref="GeneratorTrouble"/>; at least one.</summary>
    public required IReadOnlyList<HealthReading> Readings { get; init; }
}

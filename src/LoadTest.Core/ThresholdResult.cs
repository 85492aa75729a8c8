using LoadTest.Judge;

namespace LoadTest;

/// <summary>A threshold, where it is written, and what was decided about it.</summary>
public sealed record ThresholdResult
{
    /// <summary>The threshold and its place.</summary>
    public required LoadTestThreshold Source { get; init; }

    /// <summary>What was decided, on what evidence.</summary>
    public required ThresholdVerdict Verdict { get; init; }
}

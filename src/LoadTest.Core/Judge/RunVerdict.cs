namespace LoadTest.Judge;

/// <summary>What is said of a run as such: whether it took place as asked and was answered at all. Thresholds have verdicts of their own.</summary>
public sealed record RunVerdict
{
    /// <summary>What was decided.</summary>
    public required VerdictKind Kind { get; init; }

    /// <summary>Why the verdict is inconclusive; <see cref="InconclusiveCause.None"/> otherwise.</summary>
    public InconclusiveCause Cause { get; init; }

    /// <summary>One line that stands alone.</summary>
    public required string Summary { get; init; }
}

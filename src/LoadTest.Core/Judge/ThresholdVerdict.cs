namespace LoadTest.Judge;

/// <summary>What was decided about one threshold, and on what evidence.</summary>
public sealed record ThresholdVerdict
{
    /// <summary>What had to hold.</summary>
    public required Threshold Threshold { get; init; }

    /// <summary>What was decided.</summary>
    public required VerdictKind Kind { get; init; }

    /// <summary>Why the verdict is inconclusive; <see cref="InconclusiveCause.None"/> otherwise.</summary>
    public required InconclusiveCause Cause { get; init; }

    /// <summary>One line that stands alone: measured value, limit, interval, n; or what is missing and how to mend it.</summary>
    public required string Summary { get; init; }

    /// <summary>The numbers behind the verdict; all-zero with n = 0 when nothing was measured.</summary>
    public required Evidence Evidence { get; init; }
}

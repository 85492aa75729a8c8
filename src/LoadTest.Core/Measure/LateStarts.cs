namespace LoadTest.Measure;

/// <summary>What users of one type that are paced without catching up have lost: starts that were due while the iteration before went on.</summary>
public sealed record LateStarts
{
    /// <summary>The name of the user type.</summary>
    public required string UserType { get; init; }

    /// <summary>How many starts of the measurement began late or not at all. No latency counts from when they were due.</summary>
    public required long Count { get; init; }
}

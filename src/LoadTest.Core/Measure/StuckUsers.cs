namespace LoadTest.Measure;

/// <summary>Users that had not stopped when the stop time-out was over, by what they were doing.</summary>
public sealed record StuckUsers
{
    /// <summary>A task's name, <c>OnStartAsync</c>, <c>OnStopAsync</c> or <c>constructor</c>.</summary>
    public required string Where { get; init; }

    /// <summary>How many users.</summary>
    public required int Users { get; init; }
}

namespace LoadTest.Measure;

/// <summary>Where one scenario of a mix is.</summary>
public sealed record ScenarioProgress
{
    /// <summary>The name of the scenario's class; when the mix has it twice, with a number.</summary>
    public required string Name { get; init; }

    /// <summary>How many of its users are running.</summary>
    public required int ActiveUsers { get; init; }

    /// <summary>What has become of its arrivals so far; all 0 in a closed model.</summary>
    public ArrivalCounts Arrivals { get; init; }
}

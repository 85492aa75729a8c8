namespace LoadTest.Measure;

/// <summary>What has become of one scenario of a mix, in all phases of the run.</summary>
public sealed record ScenarioCounts
{
    /// <summary>The name of the scenario's class; when the mix has it twice, with a number.</summary>
    public required string Name { get; init; }

    /// <summary>How many users it has added.</summary>
    public required int UsersStarted { get; init; }

    /// <summary>How many iterations its users have begun.</summary>
    public required long Iterations { get; init; }

    /// <summary>Whether its time was over before all the iterations that it was asked for had been run.</summary>
    public bool WasCut { get; init; }

    /// <summary>What has become of its arrivals; all 0 in a closed model.</summary>
    public ArrivalCounts Arrivals { get; init; }
}

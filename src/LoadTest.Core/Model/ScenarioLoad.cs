namespace LoadTest;

/// <summary>A load and the populations it is for: the load of a scenario, or of one scenario of a mix, with its own start and end.</summary>
internal sealed record ScenarioLoad
{
    /// <summary>The name of the class that carries the load; in a mix with the same class twice, with a number.</summary>
    public required string Name { get; init; }

    /// <summary>Who runs.</summary>
    public required IReadOnlyList<Population> Populations { get; init; }

    /// <summary>How many users run when.</summary>
    public required LoadShape Shape { get; init; }

    /// <summary>When iterations begin in an open model; null in a closed one, where the shape decides how many users there are.</summary>
    public ArrivalSource? Arrivals { get; init; }

    /// <summary>How many iterations all its users run together; <see cref="Scenario.Unlimited"/> for as many as there is time for.</summary>
    public long Iterations { get; init; } = Scenario.Unlimited;

    /// <summary>How many iterations each user runs; <see cref="Scenario.Unlimited"/> for as many as there is time for.</summary>
    public long IterationsPerUser { get; init; } = Scenario.Unlimited;

    /// <summary>When it begins, from the start of the run.</summary>
    public TimeSpan StartAfter { get; init; }

    /// <summary>How long it goes on at most, from its own start; null for as long as the run.</summary>
    public TimeSpan? Length { get; init; }

    /// <summary>Whether a number of iterations ends it.</summary>
    public bool HasIterationLimit => Iterations != Scenario.Unlimited || IterationsPerUser != Scenario.Unlimited;

    /// <summary>When a constant number of users is complete, from its own start. Counted iterations and load shapes have no ramp of their own: it is part of them.</summary>
    public TimeSpan RampEnd => Arrivals is null && !HasIterationLimit && Shape is ConstantShape { RampEnd: var rampEnd } ? rampEnd : TimeSpan.Zero;
}

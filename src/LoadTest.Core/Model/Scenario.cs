namespace LoadTest;

/// <summary>Who does what under which load: populations under a load shape, with warm-up and measurement.</summary>
internal sealed record Scenario
{
    /// <summary>The scenario's name: that of the load class.</summary>
    public required string Name { get; init; }

    /// <summary>Who runs.</summary>
    public required IReadOnlyList<Population> Populations { get; init; }

    /// <summary>What the task sets of the populations do.</summary>
    public required BehaviorPlans Plans { get; init; }

    /// <summary>How many users run when.</summary>
    public required LoadShape Shape { get; init; }

    /// <summary>When iterations begin in an open model; null in a closed one, where the shape decides how many users there are.</summary>
    public ArrivalSource? Arrivals { get; init; }

    /// <summary>How long load runs before anything is judged.</summary>
    public required TimeSpan WarmUp { get; init; }

    /// <summary>The planned length of the measurement.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>How many iterations all users run together; <see cref="Unlimited"/> for as many as there is time for.</summary>
    public long Iterations { get; init; } = Unlimited;

    /// <summary>How many iterations each user runs; <see cref="Unlimited"/> for as many as there is time for.</summary>
    public long IterationsPerUser { get; init; } = Unlimited;

    /// <summary>Whether each task runs once, in order of declaration and without waits: the load class as a functional test.</summary>
    public bool IsOnce { get; init; }

    /// <summary>No limit.</summary>
    public const long Unlimited = long.MaxValue;

    /// <summary>Whether the number of iterations ends the run.</summary>
    public bool HasIterationLimit => IsOnce || Iterations != Unlimited || IterationsPerUser != Unlimited;

    /// <summary>
    /// When the measurement begins, from the start of the run: after the warm-up, and for a constant number of users not before
    /// all have been added. Counted iterations and load shapes are judged from where their warm-up ends: the ramp is part of them.
    /// </summary>
    public TimeSpan MeasurementStart =>
        Arrivals is null && Shape is ConstantShape { RampEnd: var rampEnd } && !HasIterationLimit && rampEnd > WarmUp ? rampEnd : WarmUp;
}

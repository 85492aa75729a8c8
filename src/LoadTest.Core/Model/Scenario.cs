namespace LoadTest;

/// <summary>Who does what under which load: populations under one load, or a mix of several side by side, with warm-up and measurement.</summary>
internal sealed record Scenario
{
    /// <summary>The scenario's name: that of the load class.</summary>
    public required string Name { get; init; }

    /// <summary>What runs: one load, or those of a mix.</summary>
    public required IReadOnlyList<ScenarioLoad> Loads { get; init; }

    /// <summary>What the task sets of the populations do.</summary>
    public required BehaviorPlans Plans { get; init; }

    /// <summary>How long load runs before anything is judged.</summary>
    public required TimeSpan WarmUp { get; init; }

    /// <summary>The planned length of the measurement.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Whether each task runs once, in order of declaration and without waits: the load class as a functional test.</summary>
    public bool IsOnce { get; init; }

    /// <summary>No limit.</summary>
    public const long Unlimited = long.MaxValue;

    /// <summary>
    /// When the measurement begins, from the start of the run: after the warm-up, and for a constant number of users not before
    /// all have been added. In a mix whatever begins first decides: what comes later is part of the measurement.
    /// </summary>
    public TimeSpan MeasurementStart
    {
        get
        {
            if (IsOnce) return WarmUp;

            var begin = Loads.Min(load => load.StartAfter);
            var rampEnd = Loads.Where(load => load.StartAfter == begin).Max(load => load.RampEnd);
            return begin + (rampEnd > WarmUp ? rampEnd : WarmUp);
        }
    }
}

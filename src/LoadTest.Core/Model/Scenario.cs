using LoadTest.Schedule;

namespace LoadTest;

/// <summary>Who does what under which load: a population under a load shape, with warm-up and measurement.</summary>
internal sealed record Scenario
{
    /// <summary>The scenario's name: that of the load class.</summary>
    public required string Name { get; init; }

    /// <summary>Who runs.</summary>
    public required Population Population { get; init; }

    /// <summary>How many users run when.</summary>
    public required UserRamp Shape { get; init; }

    /// <summary>How long load runs before anything is judged.</summary>
    public required TimeSpan WarmUp { get; init; }

    /// <summary>The planned length of the measurement.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>When the measurement begins, from the start of the run: after the warm-up and not before all users have been added.</summary>
    public TimeSpan MeasurementStart => WarmUp > Shape.RampEnd ? WarmUp : Shape.RampEnd;
}

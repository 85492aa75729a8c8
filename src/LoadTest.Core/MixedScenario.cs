using LoadTest.Schedule;

namespace LoadTest;

/// <summary>One scenario of a mix as it was read: its load, and who runs.</summary>
internal sealed record MixedScenario
{
    /// <summary>The class that carries the load.</summary>
    public required Type Type { get; init; }

    public required string Name { get; init; }

    public required TimeSpan StartAfter { get; init; }

    /// <summary>Its settings, as if it ran alone.</summary>
    public required LoadTestSettings Settings { get; init; }

    public required LoadShape? Shape { get; init; }

    public required ArrivalSource? Arrivals { get; init; }

    public IReadOnlyList<Population> Populations { get; init; } = [];

    /// <summary>Whether anybody of it runs.</summary>
    public bool TakesPart => Populations.Any(population => population.TakesPart);

    /// <summary>Whether the load is the same from its ramp on for as long as the run likes.</summary>
    public bool IsConstant => Shape is null && Arrivals?.Length is null && Settings is { Iterations: 0, IterationsPerUser: 0 };

    /// <summary>How long it goes on: as long as alone, with its own warm-up; null when only its load shape knows.</summary>
    public TimeSpan? Length =>
        Shape is not null ? Shape.Length
        : Arrivals?.Length is { } length ? length
        : Longer(Settings.WarmUp, Load.RampEnd) + Settings.Duration;

    /// <summary>What the engine is to run.</summary>
    public ScenarioLoad Load => new()
    {
        Name = Name,
        Populations = [.. Populations.Where(population => population.TakesPart)],
        Shape = Shape ?? new ConstantShape(new UserRamp(Settings.Users, Settings.SpawnRate)),
        Arrivals = Arrivals,
        Iterations = Settings.Iterations > 0 ? Settings.Iterations : Scenario.Unlimited,
        IterationsPerUser = Settings.IterationsPerUser > 0 ? Settings.IterationsPerUser : Scenario.Unlimited,
        StartAfter = StartAfter,
    };

    static TimeSpan Longer(TimeSpan a, TimeSpan b) => a > b ? a : b;
}

namespace LoadTest;

/// <summary>One scenario of a mix: when it runs, and under which load.</summary>
public sealed record ScenarioSettings
{
    /// <summary>The name of the scenario's class; when the mix has it twice, with a number.</summary>
    public required string Name { get; init; }

    /// <summary>When it begins, from the start of the run.</summary>
    public required TimeSpan StartAfter { get; init; }

    /// <summary>How long it goes on at most, from its own start; null when only its load shape knows.</summary>
    public required TimeSpan? Length { get; init; }

    /// <summary>Its load, as it would be if it ran alone.</summary>
    public required LoadTestSettings Load { get; init; }
}

using LoadTest.Judge;

namespace LoadTest;

/// <summary>The settings that one run goes by, after all overrides.</summary>
public sealed record LoadTestSettings
{
    /// <summary>How many users run at the same time.</summary>
    public required int Users { get; init; }

    /// <summary>How many users are added per second.</summary>
    public required double SpawnRate { get; init; }

    /// <summary>The planned length of the measurement.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>How long load runs before anything is judged.</summary>
    public required TimeSpan WarmUp { get; init; }

    /// <summary>The longest measurement when something is undecided; equal to <see cref="Duration"/> when the run is never extended.</summary>
    public required TimeSpan MaxDuration { get; init; }

    /// <summary>How long iterations under way may take to finish after the end.</summary>
    public required TimeSpan StopTimeout { get; init; }

    /// <summary>What every random choice of the run derives from.</summary>
    public required int Seed { get; init; }

    /// <summary>What a threshold node does when its threshold stays undecided.</summary>
    public required UndecidedPolicy OnUndecided { get; init; }

    /// <summary>The folder below which each run makes a folder of its own for its files.</summary>
    public required string Results { get; init; }
}

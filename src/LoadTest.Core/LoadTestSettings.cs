using LoadTest.Judge;

namespace LoadTest;

/// <summary>The settings that one run goes by, after all overrides.</summary>
public sealed record LoadTestSettings
{
    /// <summary>The duration of a run whose end only its load shape knows, or a debugger.</summary>
    internal static TimeSpan Open { get; } = TimeSpan.FromDays(1);

    /// <summary>How many users run at the same time, at most.</summary>
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

    /// <summary>What becomes of verdicts when the generator itself was in trouble.</summary>
    public TroublePolicy OnGeneratorTrouble { get; init; } = TroublePolicy.Inconclusive;

    /// <summary>The folder below which each run makes a folder of its own for its files.</summary>
    public required string Results { get; init; }

    /// <summary>How many iterations all users run together; 0 for no limit.</summary>
    public long Iterations { get; init; }

    /// <summary>How many iterations each user runs; 0 for no limit.</summary>
    public long IterationsPerUser { get; init; }

    /// <summary>How many iterations begin per second in an open model with a constant arrival rate; 0 in every other model.</summary>
    public double ArrivalRate { get; init; }

    /// <summary>How many users there may be at most in an open model; 0 in a closed one.</summary>
    public int MaxUsers { get; init; }

    /// <summary>Only tasks with one of these tags take part; empty for all.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Tasks with one of these tags do not take part.</summary>
    public IReadOnlyList<string> ExcludeTags { get; init; } = [];

    /// <summary>Replaces the host of every HTTP user; null for none.</summary>
    public Uri? Host { get; init; }

    /// <summary>Whether the class runs as a load test, or once as a functional test.</summary>
    public RunMode Mode { get; init; } = RunMode.Load;

    /// <summary>Which process sends the load.</summary>
    public GeneratorIsolation Isolation { get; init; } = GeneratorIsolation.None;

    /// <summary>The name of the load shape; empty for a constant number of users.</summary>
    public string Shape { get; init; } = "";

    /// <summary>The scenarios of a mix that take part; empty when the load class has one load.</summary>
    public IReadOnlyList<ScenarioSettings> Scenarios { get; init; } = [];

    /// <summary>Settings that were given but say nothing, because a load shape decides.</summary>
    internal IReadOnlyList<string> Ignored { get; init; } = [];
}

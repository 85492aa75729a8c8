using LoadTest.Judge;
using LoadTest.Schedule;

namespace LoadTest;

/// <summary>What runs and what must hold: a scenario, its thresholds and the settings of the run.</summary>
public sealed record LoadTestDefinition
{
    internal LoadTestDefinition()
    {
    }

    /// <summary>The load class.</summary>
    public required Type LoadTestClass { get; init; }

    /// <summary>The source file of the load class; empty when unknown.</summary>
    public string SourceFile { get; internal init; } = "";

    /// <summary>The line of the <c>[LoadTest]</c> attribute; 0 when unknown.</summary>
    public int SourceLine { get; internal init; }

    /// <summary>What must hold, in order of declaration.</summary>
    public required IReadOnlyList<LoadTestThreshold> Thresholds { get; init; }

    /// <summary>The settings of the run, after all overrides.</summary>
    public required LoadTestSettings Settings { get; init; }

    /// <summary>The class name without its namespace.</summary>
    public string Name => LoadTestClass.Name;

    /// <summary>Doubts about the definition itself, known before any load is sent.</summary>
    public IReadOnlyList<Finding> Hints { get; internal init; } = [];

    /// <summary>The share of all iterations that each task gets, by user type, task set and task. In a mix, of the iterations of its scenario.</summary>
    public IReadOnlyList<TaskShare> TaskShares => Mix.Count == 0
        ? TaskShareTree.Of(Running(Populations), Plans, Settings.Users)
        : [.. Mix.SelectMany(scenario => TaskShareTree.Of(Running(scenario.Populations), Plans, scenario.Settings.Users))];

    internal IReadOnlyList<Population> Populations { get; init; } = [];

    internal BehaviorPlans Plans { get; init; } = new(TagFilter.None, BehaviorOptions.None);

    internal LoadShape? Shape { get; init; }

    internal ArrivalSource? Arrivals { get; init; }

    /// <summary>The scenarios of a mix that take part; empty when the load class has one load.</summary>
    internal IReadOnlyList<MixedScenario> Mix { get; init; } = [];

    internal IReadOnlyList<IRunHooks> Hooks { get; init; } = [];

    /// <summary>Follows the settings, so that a definition with other settings runs as they say.</summary>
    internal Scenario Scenario => Settings.Mode == RunMode.Once ? Once : new Scenario
    {
        Name = Name,
        Loads = Mix.Count == 0 ? [Load] : [.. Mix.Select(scenario => scenario.Load with { Length = CanBeExtended ? null : scenario.Length })],
        Plans = Plans,
        WarmUp = Settings.WarmUp,
        Duration = Settings.Duration,
    };

    ScenarioLoad Load => new()
    {
        Name = Name,
        Populations = Running(Populations),
        Shape = Shape ?? new ConstantShape(new UserRamp(Settings.Users, Settings.SpawnRate)),
        Arrivals = Arrivals is null ? null : Arrivals with { MaxUsers = Settings.MaxUsers },
        Iterations = Settings.Iterations > 0 ? Settings.Iterations : Scenario.Unlimited,
        IterationsPerUser = Settings.IterationsPerUser > 0 ? Settings.IterationsPerUser : Scenario.Unlimited,
    };

    bool CanBeExtended => Settings.MaxDuration > Settings.Duration;

    // One user of each type at once; the planned end is only a limit, as nobody knows how long a functional test takes.
    Scenario Once => new()
    {
        Name = Name,
        Loads = [LoadOnce],
        Plans = Plans,
        WarmUp = TimeSpan.Zero,
        Duration = LoadTestSettings.Open,
        IsOnce = true,
    };

    ScenarioLoad LoadOnce
    {
        get
        {
            var users = Running(Populations).DistinctBy(population => population.Plan.Type).ToList();
            return new ScenarioLoad
            {
                Name = Name,
                Populations = [.. users.Select(population => population with { FixedCount = 1 })],
                Shape = new ConstantShape(new UserRamp(users.Count, OnceSpawnRate)),
            };
        }
    }

    const double OnceSpawnRate = 1_000;

    static IReadOnlyList<Population> Running(IReadOnlyList<Population> populations) => [.. populations.Where(population => population.TakesPart)];

    /// <summary>Reads a load class, with the overrides of this process (MSBuild properties, environment variables).</summary>
    /// <param name="loadTestClass">A class with <c>[LoadTest]</c> and <c>[Users]</c>.</param>
    /// <param name="constructorArguments">What each user is constructed with, for example class fixtures.</param>
    /// <exception cref="LoadTestException">The class cannot run; all its problems are in the exception.</exception>
    public static LoadTestDefinition From(Type loadTestClass, params IReadOnlyList<object?> constructorArguments) =>
        From(loadTestClass, constructorArguments, new Dictionary<string, string>());

    /// <summary>Reads a load class, with settings of the test framework and the overrides of this process.</summary>
    /// <param name="loadTestClass">A class with <c>[LoadTest]</c>.</param>
    /// <param name="constructorArguments">What each user is constructed with, for example class fixtures.</param>
    /// <param name="settings">Settings by name, stronger than MSBuild properties and weaker than environment variables.</param>
    /// <exception cref="LoadTestException">The class cannot run; all its problems are in the exception.</exception>
    public static LoadTestDefinition From(Type loadTestClass, IReadOnlyList<object?> constructorArguments, IReadOnlyDictionary<string, string> settings) =>
        DefinitionReader.Read(loadTestClass, constructorArguments, SettingOverrides.OfProcess(settings));
}

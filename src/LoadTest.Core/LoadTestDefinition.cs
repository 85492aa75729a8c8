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

    internal Population Population { get; init; } = null!; // set by DefinitionReader, the only place that makes definitions

    /// <summary>Follows the settings, so that a definition with other settings runs as they say.</summary>
    internal Scenario Scenario => new()
    {
        Name = Name,
        Population = Population,
        Shape = new UserRamp(Settings.Users, Settings.SpawnRate),
        WarmUp = Settings.WarmUp,
        Duration = Settings.Duration,
    };

    /// <summary>Reads a load class, with the overrides of this process (MSBuild properties, environment variables).</summary>
    /// <param name="loadTestClass">A class with <c>[LoadTest]</c> and <c>[Users]</c>.</param>
    /// <param name="constructorArguments">What each user is constructed with, for example class fixtures.</param>
    /// <exception cref="LoadTestException">The class cannot run; all its problems are in the exception.</exception>
    public static LoadTestDefinition From(Type loadTestClass, params IReadOnlyList<object?> constructorArguments) =>
        DefinitionReader.Read(loadTestClass, constructorArguments, SettingOverrides.OfProcess());
}

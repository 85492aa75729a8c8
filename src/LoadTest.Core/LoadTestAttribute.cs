using System.Runtime.CompilerServices;
using LoadTest.Judge;

namespace LoadTest;

/// <summary>
/// Makes a virtual user a load test: the class appears in the test explorer with one node for the run and one for each
/// <see cref="ThresholdAttribute"/>, all in <c>Category=Load</c> and all served by one run of the load.
/// </summary>
/// <remarks>Durations are written as <c>500ms</c>, <c>30s</c>, <c>5m</c> or <c>1h3m7s</c>. Each value can be overridden for one run: see <c>docs/settings.md</c>.</remarks>
/// <param name="file">Set by the compiler: where the run node points to.</param>
/// <param name="line">Set by the compiler: where the run node points to.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class LoadTestAttribute([CallerFilePath] string file = "", [CallerLineNumber] int line = 0) : Attribute
{
    /// <summary>The source file of the attribute.</summary>
    public string File { get; } = file;

    /// <summary>The line of the attribute.</summary>
    public int Line { get; } = line;

    /// <summary>
    /// The longest measurement when a threshold is still undecided at the planned end: the run then goes on, one planned
    /// length at a time. The same value as <see cref="UsersAttribute.Duration"/> switches extension off.
    /// </summary>
    /// <value>Empty: three times the planned duration.</value>
    public string MaxDuration { get; set; } = "";

    /// <summary>How long iterations under way may take to finish after the end; then they are given up and counted as cancelled.</summary>
    /// <value><c>10s</c></value>
    public string StopTimeout { get; set; } = "10s";

    /// <summary>What every random choice of the run derives from. The report prints it.</summary>
    /// <value>0: a new seed for every run.</value>
    public int Seed { get; set; }

    /// <summary>What a threshold node does when chance alone cannot be excluded after the longest measurement.</summary>
    /// <value><see cref="UndecidedPolicy.Skip"/>: the node is skipped with the reason.</value>
    public UndecidedPolicy OnUndecided { get; set; } = UndecidedPolicy.Skip;

    /// <summary>What becomes of verdicts when the generator itself was in trouble: busy processors, a blocked thread pool, a pause.</summary>
    /// <value><see cref="TroublePolicy.Inconclusive"/>: what is not proven in spite of it is inconclusive, and red.</value>
    public TroublePolicy OnGeneratorTrouble { get; set; } = TroublePolicy.Inconclusive;

    /// <summary>Only tasks with one of these tags take part.</summary>
    /// <value>Empty: all do.</value>
    public string[] Tags { get; set; } = [];

    /// <summary>Tasks with one of these tags do not take part; goes before <see cref="Tags"/>.</summary>
    /// <value>Empty.</value>
    public string[] ExcludeTags { get; set; } = [];

    /// <summary>What the class is run as.</summary>
    /// <value><see cref="RunMode.Auto"/>: a load test, and a functional test under a debugger.</value>
    public RunMode Mode { get; set; } = RunMode.Auto;

    /// <summary>Which process sends the load. A functional run (<see cref="RunMode.Once"/>) always stays in the test host.</summary>
    /// <value><see cref="GeneratorIsolation.None"/>: the test host.</value>
    public GeneratorIsolation Isolation { get; set; } = GeneratorIsolation.None;
}

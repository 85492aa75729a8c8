using System.Text.Json.Serialization;
using LoadTest.Judge;
using LoadTest.Measure;
using LoadTest.Report;

namespace LoadTest;

/// <summary>Everything that a run has left behind: measurements, verdicts, findings. Immutable.</summary>
public sealed record LoadTestResult
{
    [JsonConstructor]
    internal LoadTestResult()
    {
    }

    /// <summary>The load class's name without its namespace.</summary>
    public required string Name { get; init; }

    /// <summary>The load class's name with its namespace.</summary>
    public required string LoadTestClass { get; init; }

    /// <summary>The source file of the load class; empty when unknown.</summary>
    public required string SourceFile { get; init; }

    /// <summary>The line of the <c>[LoadTest]</c> attribute; 0 when unknown.</summary>
    public required int SourceLine { get; init; }

    /// <summary>Identifies the run, and names its folder.</summary>
    public required string RunId { get; init; }

    /// <summary>When the run began, in UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>How long the whole run took, warm-up and drain included.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>What is said of the run as such.</summary>
    public required RunVerdict Run { get; init; }

    /// <summary>What is said of each threshold, in order of declaration; empty when the definition could not be read.</summary>
    public required IReadOnlyList<ThresholdResult> Thresholds { get; init; }

    /// <summary>What kept the test from running; empty when it ran.</summary>
    public IReadOnlyList<LoadTestProblem> Problems { get; init; } = [];

    /// <summary>Doubts about the measurement.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Exceptions that escaped from user code.</summary>
    public IReadOnlyList<UserError> Errors { get; init; } = [];

    /// <summary>What the run went by; null when the definition could not be read.</summary>
    public LoadTestSettings? Settings { get; init; }

    /// <summary>What was measured; null when nothing ran.</summary>
    public MetricsSnapshot? Metrics { get; init; }

    /// <summary>What the generating process used; null when nothing ran.</summary>
    public GeneratorHealth? Health { get; init; }

    /// <summary>Why the run stopped; null when nothing ran.</summary>
    public StopReason? StopReason { get; init; }

    /// <summary>Iterations begun, in all phases.</summary>
    public long Iterations { get; init; }

    /// <summary>Paced iterations that were never begun because their user was too far behind its schedule.</summary>
    public long DroppedIterations { get; init; }

    /// <summary>What has become of the arrivals of open models, all together; all 0 in a closed one.</summary>
    public ArrivalCounts Arrivals { get; init; }

    /// <summary>What has become of each scenario of a mix, in order of declaration; empty when the load class has one load.</summary>
    public IReadOnlyList<ScenarioCounts> Scenarios { get; init; } = [];

    /// <summary>The folder with the run's files; empty when nothing was written.</summary>
    public string ReportDirectory { get; init; } = "";

    /// <summary>The verdict over everything, which decides exit codes.</summary>
    public RunVerdict Verdict => OverallVerdict.Of(Run, [.. Thresholds.Select(threshold => threshold.Verdict)]);

    /// <summary>A few lines for a console: a headline, one line for each threshold, where the report is.</summary>
    public IReadOnlyList<string> SummaryLines => ConsoleSummary.Of(this);

    /// <summary>What a test framework is to report of one node of this load test.</summary>
    /// <param name="node">A node of <see cref="LoadTestCatalog.NodesOf"/> for the same class.</param>
    public NodeResult ResultOf(LoadTestNode node) => NodeResults.Of(this, node);
}

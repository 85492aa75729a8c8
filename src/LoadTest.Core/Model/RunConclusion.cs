using LoadTest.Measure;

namespace LoadTest;

/// <summary>What <see cref="IRunHooks.OnBeforeVerdict"/> gets: the measurements, and a way to fail the run.</summary>
public sealed class RunConclusion
{
    readonly List<string> _failures = [];

    internal RunConclusion(RunContext run, MetricsSnapshot metrics)
    {
        Run = run;
        Metrics = metrics;
    }

    /// <summary>The run, which has ended.</summary>
    public RunContext Run { get; }

    /// <summary>Everything that was measured.</summary>
    public MetricsSnapshot Metrics { get; }

    internal IReadOnlyList<string> Failures => _failures;

    /// <summary>Makes the run fail, whatever the thresholds say.</summary>
    /// <param name="reason">Why, in one line; it stands in the failure message.</param>
    /// <exception cref="ArgumentException"><paramref name="reason"/> is empty.</exception>
    public void Fail(string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        _failures.Add(reason);
    }
}

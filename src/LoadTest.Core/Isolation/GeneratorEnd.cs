using LoadTest.Judge;
using LoadTest.Measure;

namespace LoadTest.Isolation;

/// <summary>Makes the result of a run out of what has become of its generator. One that died leaves a red result, with what it had measured by then.</summary>
internal sealed class GeneratorEnd(LoadTestDefinition definition, string runId, DateTimeOffset startedAt)
{
    bool _isChanged;

    /// <summary>The generator's result, or one that says why there is none.</summary>
    /// <param name="outcome">What has become of it.</param>
    /// <param name="printed">The last lines that it printed.</param>
    /// <param name="findings">What the test host has to add.</param>
    public LoadTestResult ResultOf(GeneratorOutcome outcome, IReadOnlyList<string> printed, IReadOnlyList<Finding> findings)
    {
        if (outcome.Refusals.Count > 0) return LoadTestRunner.Refused(definition, runId, startedAt, outcome.Refusals);
        if (outcome is { Result: { } result, HasLeft: false })
        {
            _isChanged = findings.Count > 0;
            return _isChanged ? result with { Findings = [.. result.Findings, .. findings] } : result;
        }

        _isChanged = true;
        return Lost(outcome, printed, findings);
    }

    /// <summary>Writes the files, where they are not those that the generator wrote itself.</summary>
    public LoadTestResult Write(LoadTestResult result)
    {
        if (!_isChanged) return result;

        var directory = ResultDirectory.Create(definition.Settings.Results, definition.Name, runId, out var problem);
        return directory is null
            ? result with { Problems = [.. result.Problems, problem] }
            : directory.Write(result with { ReportDirectory = directory.Path });
    }

    LoadTestResult Lost(GeneratorOutcome outcome, IReadOnlyList<string> printed, IReadOnlyList<Finding> findings)
    {
        var problem = ProblemOf(outcome, printed);
        var verdict = new RunVerdict
        {
            Kind = outcome.StopReason is null ? VerdictKind.Error : VerdictKind.Aborted,
            Summary = $"{problem.Code}: {problem.What.Split('\n')[0]}",
        };
        var known = outcome.Result ?? LoadTestRunner.Unjudged(definition);
        return known with
        {
            RunId = runId,
            StartedAt = startedAt,
            Run = verdict,
            Problems = [.. known.Problems, problem],
            Findings = [.. known.Findings, .. findings],
            StopReason = outcome.StopReason ?? StopReason.GeneratorLost,
            Metrics = known.Metrics ?? outcome.Last?.Metrics ?? Nothing,
            Thresholds = [.. definition.Thresholds.Select(threshold => new ThresholdResult { Source = threshold, Verdict = Open(threshold.Threshold, verdict) })],
        };
    }

    LoadTestProblem ProblemOf(GeneratorOutcome outcome, IReadOnlyList<string> printed)
    {
        if (outcome.Misunderstanding is { } misunderstanding) return misunderstanding;

        var where = outcome.Last is { } last ? $"{PhaseOf(last)}, after {Units.Duration(last.Elapsed)} with {Units.Count(last.ActiveUsers)} users" : "before it had reported any progress";
        var lines = printed.Count > 0 ? $"\nIt printed last:\n{string.Join('\n', printed.Select(line => $"  {line}"))}\n" : "";
        if (outcome.WasKilled)
        {
            return new LoadTestProblem
            {
                Code = "LT1173",
                What = $"The process that sent the load had to be killed: it had not ended {Units.Duration(definition.Settings.StopTimeout + GeneratorWatch.StopMargin)} after it was asked to stop, {where}.{lines}",
                Fix = "look for what user code does when it is stopped: hooks, OnStopAsync, handlers of the process's exit.",
            };
        }

        return new LoadTestProblem
        {
            Code = "LT1172",
            What = $"The process that sent the load ended before its run did, {where}: {ExitText.Of(outcome.ExitCode)}{(outcome.HasLeft ? "; user code has called Environment.Exit" : "")}.{lines}",
            Fix = "find what ends it in the load test's own code, or in what that calls; what the process had measured by then is in the report.",
        };
    }

    static string PhaseOf(LoadTestProgress progress) => progress.Phase switch
    {
        Run.RunPhase.Starting => "at its start",
        Run.RunPhase.WarmUp => "in the warm-up",
        Run.RunPhase.Measurement => "in the measurement",
        Run.RunPhase.Drain => "in the drain",
        Run.RunPhase.Ended => "after its end",
        _ => throw new ArgumentOutOfRangeException(nameof(progress), progress.Phase, "Unknown phase."),
    };

    static ThresholdVerdict Open(Threshold threshold, RunVerdict run) => new()
    {
        Threshold = threshold,
        Kind = run.Kind,
        Cause = InconclusiveCause.None,
        Summary = run.Summary,
        Evidence = Evidence.None,
    };

    /// <summary>Load may have been sent, but nobody knows of any.</summary>
    internal static MetricsSnapshot Nothing { get; } = new()
    {
        Measured = TimeSpan.Zero,
        Series = [],
        Limits = [],
        Failures = [],
        WarmUp = default,
        Measurement = default,
        Drain = default,
        Begun = 0,
    };
}

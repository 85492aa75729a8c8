namespace LoadTest.MSBuild;

/// <summary>
/// What the build says about one run. Nothing passes by silence: a run that is not green has at least one error or warning,
/// at its class when no threshold gave one.
/// </summary>
internal static class RunMessages
{
    /// <summary>The messages about <paramref name="run"/>: its thresholds in their order, or one for the whole run.</summary>
    public static IReadOnlyList<BuildMessage> Of(RunResult run)
    {
        if (run.Verdict is Verdict.Aborted or Verdict.Error && !run.Thresholds.Any(threshold => IsJudged(threshold.Verdict)))
            return [OfWholeRun(run)];
        var messages = run.Thresholds.Select(threshold => OfThreshold(run, threshold)).ToList();
        if (IsRed(run, run.Verdict, run.IsUndecided) && messages.All(message => message.Severity != BuildSeverity.Error))
            messages.Add(OfWholeRun(run));
        else if (run.Verdict == Verdict.Passed && !run.IsComplete)
            messages.Add(BuildMessage.Error("LT0001", $"{run.Name}: the run passed, but its record is not complete: the process ended before the run did.", run.File, run.Line));
        else if (messages.Count == 0)
            messages.Add(OfGreenRun(run));
        return messages;
    }

    static BuildMessage OfThreshold(RunResult run, ThresholdResult threshold)
    {
        var text = $"{run.Name}: {threshold.Message}";
        if (IsRed(run, threshold.Verdict, threshold.IsUndecided))
            return BuildMessage.Error(threshold.IsUndecided ? "LT0002" : "LT0001", text, threshold.File, threshold.Line);
        return threshold.IsUndecided
            ? BuildMessage.Warning("LT0002", text, threshold.File, threshold.Line)
            : BuildMessage.Note($"{run.Name}: '{threshold.Expression}' passed: {threshold.Message}");
    }

    static BuildMessage OfWholeRun(RunResult run)
    {
        var problems = run.Problems.Where(problem => !run.Message.Contains(problem));
        return BuildMessage.Error(run.IsUndecided ? "LT0002" : "LT0001", $"{run.Name}: {string.Join(" ", [run.Message, .. problems])}", run.File, run.Line);
    }

    static BuildMessage OfGreenRun(RunResult run) =>
        run.IsUndecided
            ? BuildMessage.Warning("LT0002", $"{run.Name}: {run.Message}", run.File, run.Line)
            : BuildMessage.Note($"{run.Name} passed: {run.Message}");

    static bool IsRed(RunResult run, Verdict verdict, bool isUndecided) =>
        verdict != Verdict.Passed && (!isUndecided || run.FailsWhenUndecided);

    static bool IsJudged(Verdict verdict) => verdict is Verdict.Passed or Verdict.Failed or Verdict.Inconclusive;
}

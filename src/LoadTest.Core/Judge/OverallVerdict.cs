namespace LoadTest.Judge;

/// <summary>Puts the verdict of the run and those of its thresholds together into the one that decides an exit code.</summary>
internal static class OverallVerdict
{
    /// <summary>
    /// A run that did not take place as asked decides alone. Otherwise one failed threshold fails the whole, then one that is
    /// inconclusive leaves the whole inconclusive (undecided counting least), and only all passed is passed.
    /// </summary>
    public static RunVerdict Of(RunVerdict run, IReadOnlyList<ThresholdVerdict> thresholds)
    {
        if (run.Kind is VerdictKind.Aborted or VerdictKind.Error) return run;

        var failed = thresholds.Count(threshold => threshold.Kind == VerdictKind.Failed);
        if (failed > 0) return new RunVerdict { Kind = VerdictKind.Failed, Summary = $"{failed} of {thresholds.Count} thresholds failed" };
        if (run.Kind != VerdictKind.Passed) return run;

        if (thresholds.Count > 0 && thresholds.All(threshold => threshold.Cause == InconclusiveCause.NotJudged)) return run;

        var open = thresholds.Where(threshold => threshold.Kind != VerdictKind.Passed).ToList();
        if (open.Count == 0) return new RunVerdict { Kind = VerdictKind.Passed, Summary = $"{thresholds.Count} of {thresholds.Count} thresholds passed" };

        var worst = open.FirstOrDefault(threshold => threshold.Cause != InconclusiveCause.Undecided) ?? open[0];
        return new RunVerdict
        {
            Kind = VerdictKind.Inconclusive,
            Cause = worst.Cause,
            Summary = $"{open.Count} of {thresholds.Count} thresholds inconclusive",
        };
    }
}

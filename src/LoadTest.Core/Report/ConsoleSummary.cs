namespace LoadTest.Report;

/// <summary>The few lines that every run leaves on the console, also when all is green.</summary>
internal static class ConsoleSummary
{
    public static IReadOnlyList<string> Of(LoadTestResult result) => [.. Lines(result).Select(PlainText.OneLine)];

    static IEnumerable<string> Lines(LoadTestResult result) =>
    [
        $"{result.Name}: {VerdictWords.Of(result.Verdict.Kind, result.Verdict.Cause)}, {Headline(result)}",
        .. result.Thresholds.Select(threshold =>
            $"  {VerdictWords.Of(threshold.Verdict.Kind, threshold.Verdict.Cause),-12} {threshold.Source.Threshold}: {threshold.Verdict.Summary}"),
        .. ScenarioText.Lines(result),
        .. SendLagText.Lines(result.Metrics),
        .. CustomText.Lines(result.Metrics),
        .. result.Findings.Select(finding => $"  note         {finding}"),
        .. result.ReportDirectory.Length > 0 ? (string[])[$"  report       {result.ReportDirectory}, seed {Seed(result)}"] : [],
    ];

    static string Headline(LoadTestResult result) =>
        result.Run.Kind == Judge.VerdictKind.Passed && result.Settings?.Mode != RunMode.Once
            ? $"{result.Verdict.Summary}; {result.Run.Summary}"
            : result.Run.Summary;

    static string Seed(LoadTestResult result) => FormattableString.Invariant($"{result.Settings?.Seed ?? 0}");
}

using LoadTest.Judge;
using LoadTest.Measure;

namespace LoadTest.Report;

/// <summary>
/// What a red or yellow test node says. The first line stands alone, because pull-request annotations and IDE lists show only
/// that; then what failed, what the load was, how the requests did, and how to run it again. Snapshot-tested: the text is API.
/// </summary>
internal static class FailureText
{
    const int MaxRows = 12;
    const int MaxErrors = 3;

    /// <param name="result">The run.</param>
    /// <param name="threshold">The threshold of the node; null for the node of the run.</param>
    public static string Of(LoadTestResult result, ThresholdResult? threshold)
    {
        string first = threshold is null ? result.Run.Summary : threshold.Verdict.Summary;
        var rest = result.Problems.Count > 0 ? Problems(result) : Explanation(result, threshold);
        return PlainText.Lines(string.Join('\n', rest.Prepend(first)).TrimEnd());
    }

    static IEnumerable<string> Problems(LoadTestResult result) =>
        [.. result.Problems.SelectMany(problem => (string[])["", problem.ToString()]), .. result.Metrics is null ? (string[])["", "No load was sent."] : []];

    static IEnumerable<string> Explanation(LoadTestResult result, ThresholdResult? threshold) =>
    [
        "",
        .. Subject(result, threshold),
        .. OtherThresholds(result, threshold),
        .. Measurements(result),
        "",
        .. Replay(result),
    ];

    static IEnumerable<string> Subject(LoadTestResult result, ThresholdResult? threshold)
    {
        if (threshold is null)
        {
            yield return $"{VerdictWords.Of(result.Run.Kind, result.Run.Cause)}  {result.Name}";
            yield break;
        }

        var verdict = threshold.Verdict;
        yield return $"{VerdictWords.Of(verdict.Kind, verdict.Cause)}  {result.Name} › {threshold.Source.Threshold}";
        if (verdict.Cause == InconclusiveCause.Undecided)
            yield return "  The value is too close to the limit for this length of run: chance alone cannot be excluded, so neither a pass nor a failure is proven.";
        if (verdict.Cause == InconclusiveCause.Invalid && result.Metrics is { Health.Troubled.Count: > 0 })
            yield return "  Trouble of the generator looks like trouble of the system: what was measured beside it proves nothing. Mend it and run again.";
        if (verdict.Evidence.MoreNeeded > TimeSpan.Zero)
            yield return $"  About {Units.Duration(verdict.Evidence.MoreNeeded)} more of measurement would decide it: raise Duration or MaxDuration.";
    }

    static IEnumerable<string> OtherThresholds(LoadTestResult result, ThresholdResult? threshold) =>
        result.Thresholds
            .Where(other => !ReferenceEquals(other, threshold))
            .Select(other => $"  {VerdictWords.Of(other.Verdict.Kind, other.Verdict.Cause),-12} {other.Source.Threshold}: {other.Verdict.Summary}");

    static IEnumerable<string> Measurements(LoadTestResult result)
    {
        if (result.Metrics is not { } metrics) return [];

        return
        [
            "",
            .. RequestTable.Lines(metrics, MaxRows),
            .. CustomText.Lines(metrics),
            .. metrics.Failures.Take(MaxRows).Select(failure => $"  {Units.Count(failure.Count)} × {PlainText.OneLine($"{failure.Series}: {failure.Reason}")}"),
            .. result.Errors.Take(MaxErrors).SelectMany(ErrorLines),
            .. result.Findings.Select(finding => $"  note: {finding}"),
        ];
    }

    static IEnumerable<string> ErrorLines(UserError error)
    {
        yield return $"  {Units.Count(error.Count)} × {error.Where} threw {error.Message}";
        if (error.StackTrace.Length > 0) yield return error.StackTrace;
    }

    static IEnumerable<string> Replay(LoadTestResult result)
    {
        if (result.Settings is { } settings) yield return $"  load       {LoadText.Of(settings, result)}";
        if (result.Health is { } health) yield return $"  generator  {LoadText.Of(health, result.Metrics?.Health)}";
        if (result.ReportDirectory.Length > 0) yield return $"  report     {result.ReportDirectory}";
        if (result.Settings is not null)
            yield return FormattableString.Invariant($"  replay     LOADTEST_SEED={result.Settings.Seed} dotnet test --filter FullyQualifiedName~{result.LoadTestClass}");
    }
}

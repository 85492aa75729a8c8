using LoadTest.Measure;

namespace LoadTest.Report;

/// <summary>A summary for pull requests and CI pages: what failed first, then the requests.</summary>
public sealed class MarkdownReport : IReport
{
    /// <inheritdoc/>
    public string FileName => "summary.md";

    /// <inheritdoc/>
    public void Write(LoadTestResult result, TextWriter writer)
    {
        writer.WriteLine($"## {Cell(result.Name)}: {VerdictWords.Of(result.Verdict.Kind, result.Verdict.Cause)}");
        writer.WriteLine();
        writer.WriteLine(Cell(result.Run.Summary));
        writer.WriteLine();
        WriteThresholds(result, writer);
        if (result.Metrics is { } metrics) WriteRequests(metrics, writer);
        foreach (var line in ScenarioText.Lines(result).Concat(SendLagText.Lines(result.Metrics)).Concat(CustomText.Lines(result.Metrics))) writer.WriteLine($"- {Cell(line.Trim())}");
        foreach (var problem in result.Problems) writer.WriteLine($"- {Cell(problem.ToString())}");
        foreach (var finding in result.Findings) writer.WriteLine($"- note: {Cell(finding.ToString())}");
        if (result.Settings is { } settings) writer.WriteLine($"- load: {Cell(LoadText.Of(settings, result))}, seed {FormattableString.Invariant($"{settings.Seed}")}");
        if (result.Health is { } health) writer.WriteLine($"- generator: {Cell(LoadText.Of(health, result.Metrics?.Health))}");
    }

    static void WriteThresholds(LoadTestResult result, TextWriter writer)
    {
        if (result.Thresholds.Count == 0) return;

        WriteRow(writer, ["verdict", "threshold", "evidence"]);
        WriteRow(writer, ["---", "---", "---"]);
        foreach (var threshold in result.Thresholds.OrderBy(threshold => threshold.Verdict.Kind == Judge.VerdictKind.Passed))
            WriteRow(writer, [VerdictWords.Of(threshold.Verdict.Kind, threshold.Verdict.Cause), threshold.Source.Threshold.Text, threshold.Verdict.Summary]);
        writer.WriteLine();
    }

    static void WriteRequests(MetricsSnapshot metrics, TextWriter writer)
    {
        var header = RequestTable.HeaderOf(metrics);
        WriteRow(writer, header);
        WriteRow(writer, [.. header.Select((_, column) => column == 0 ? "---" : "---:")]);
        foreach (var row in RequestTable.Rows(metrics, maxRows: 50)) WriteRow(writer, row);
        writer.WriteLine();
        foreach (var failure in metrics.Failures.Take(20))
        {
            writer.WriteLine($"- {Units.Count(failure.Count)} × {Cell(failure.Series.ToString())}: {Cell(failure.Reason)}");
            if (failure.Examples.Count > 0) writer.WriteLine($"  - for example {Cell(failure.Examples[0])}");
        }

        if (metrics.Failures.Count > 20) writer.WriteLine($"- … and {metrics.Failures.Count - 20} more kinds of failure");
    }

    static void WriteRow(TextWriter writer, IReadOnlyList<string> cells) => writer.WriteLine($"| {string.Join(" | ", cells.Select(Cell))} |");

    // Request names and error texts are data from outside: they can neither break out of a table nor make HTML, code or links.
    static string Cell(string text) => PlainText.OneLine(text.ReplaceLineEndings(" "))
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("|", "&#124;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("`", "&#96;", StringComparison.Ordinal)
        .Replace("[", "&#91;", StringComparison.Ordinal);
}

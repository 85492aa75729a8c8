using LoadTest.Measure;

namespace LoadTest.Report;

/// <summary>The requests by name in aligned columns: counts, and latencies of the successful ones.</summary>
internal static class RequestTable
{
    static readonly string[] Header = ["request", "ok", "failed", "cut", "p50", "p95", "p99", "max"];

    // With intended starts: what the system took, beside what its users waited.
    static readonly string[] ServiceHeader = ["service p50", "service p95", "service p99"];

    /// <summary>Rows as text cells, most frequent first; what is beyond <paramref name="maxRows"/> is summed up in words.</summary>
    public static IReadOnlyList<string[]> Rows(MetricsSnapshot metrics, int maxRows) =>
    [
        .. metrics.Series
            .OrderByDescending(series => series.Counts.Started)
            .ThenBy(series => series.Series.ToString(), StringComparer.Ordinal)
            .Take(maxRows)
            .Select(series => RowOf(series, metrics.SendLag.Starts > 0)),
    ];

    public static string[] HeaderOf(MetricsSnapshot metrics) => metrics.SendLag.Starts > 0 ? [.. Header, .. ServiceHeader] : Header;

    /// <summary>The rows as lines, with columns aligned.</summary>
    public static IReadOnlyList<string> Lines(MetricsSnapshot metrics, int maxRows)
    {
        var header = HeaderOf(metrics);
        var rows = Rows(metrics, maxRows).Prepend(header).ToList();
        var widths = Enumerable.Range(0, header.Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        return
        [
            .. rows.Select(row => "  " + string.Join("  ", row.Select((cell, column) => column == 0 ? cell.PadRight(widths[0]) : cell.PadLeft(widths[column])))),
            .. metrics.Series.Count > maxRows ? (string[])[$"  … and {metrics.Series.Count - maxRows} more request names"] : [],
        ];
    }

    static string[] RowOf(SeriesMetrics series, bool hasServiceTimes) =>
    [
        PlainText.OneLine(series.Series.ToString()),
        Units.Count(series.Counts.Ok),
        Units.Count(series.Counts.Failed),
        Units.Count(series.Counts.Cancelled),
        At(series.ResponseTimes, 0.5),
        At(series.ResponseTimes, 0.95),
        At(series.ResponseTimes, 0.99),
        series.ResponseTimes.Count == 0 ? "–" : Units.Latency(series.ResponseTimes.Max),
        .. hasServiceTimes ? (string[])[At(series.ServiceTimes, 0.5), At(series.ServiceTimes, 0.95), At(series.ServiceTimes, 0.99)] : [],
    ];

    static string At(LatencyHistogram times, double quantile) => times.Count == 0 ? "–" : Units.Latency(times.ValueAt(quantile));
}

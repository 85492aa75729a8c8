using LoadTest.Measure;

namespace LoadTest.Report;

/// <summary>The requests by name in aligned columns: counts, and latencies of the successful ones.</summary>
internal static class RequestTable
{
    static readonly string[] Header = ["request", "ok", "failed", "cut", "p50", "p95", "p99", "max"];

    /// <summary>Rows as text cells, most frequent first; what is beyond <paramref name="maxRows"/> is summed up in words.</summary>
    public static IReadOnlyList<string[]> Rows(MetricsSnapshot metrics, int maxRows) =>
    [
        .. metrics.Series
            .OrderByDescending(series => series.Counts.Started)
            .ThenBy(series => series.Series.ToString(), StringComparer.Ordinal)
            .Take(maxRows)
            .Select(RowOf),
    ];

    public static string[] HeaderCells => Header;

    /// <summary>The rows as lines, with columns aligned.</summary>
    public static IReadOnlyList<string> Lines(MetricsSnapshot metrics, int maxRows)
    {
        var rows = Rows(metrics, maxRows).Prepend(Header).ToList();
        var widths = Enumerable.Range(0, Header.Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        return
        [
            .. rows.Select(row => "  " + string.Join("  ", row.Select((cell, column) => column == 0 ? cell.PadRight(widths[0]) : cell.PadLeft(widths[column])))),
            .. metrics.Series.Count > maxRows ? (string[])[$"  … and {metrics.Series.Count - maxRows} more request names"] : [],
        ];
    }

    static string[] RowOf(SeriesMetrics series)
    {
        var times = series.ResponseTimes;
        string At(double quantile) => times.Count == 0 ? "–" : Units.Latency(times.ValueAt(quantile));
        return
        [
            PlainText.OneLine(series.Series.ToString()),
            Units.Count(series.Counts.Ok),
            Units.Count(series.Counts.Failed),
            Units.Count(series.Counts.Cancelled),
            At(0.5),
            At(0.95),
            At(0.99),
            times.Count == 0 ? "–" : Units.Latency(times.Max),
        ];
    }
}

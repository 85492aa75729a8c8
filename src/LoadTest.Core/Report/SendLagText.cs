using LoadTest.Measure;

namespace LoadTest.Report;

/// <summary>One line on how punctual the generator was, when a schedule has promised anything.</summary>
internal static class SendLagText
{
    public static IReadOnlyList<string> Lines(MetricsSnapshot? metrics) => metrics?.SendLag is { Starts: > 0 } lag ? [$"  send lag     {Of(lag)}"] : [];

    static string Of(SendLag lag) =>
        $"p50 {Units.Latency(lag.Lags.ValueAt(0.5))}, p99 {Units.Latency(lag.Lags.ValueAt(0.99))}, max {Units.Latency(lag.Lags.Max)} of {Units.Count(lag.Starts)} intended starts; "
        + $"{Units.Count(lag.LateStarts)} waited for a free user";
}

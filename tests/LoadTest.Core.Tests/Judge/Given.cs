using LoadTest.Judge;
using LoadTest.Measure;

namespace LoadTest.Tests.Judge;

/// <summary>Runs made of counts, for tests of verdicts.</summary>
static class Given
{
    public const long Milli = 1_000_000;

    public static Threshold Threshold(string text) =>
        ThresholdParser.Parse(text) is { IsThreshold: true } result
            ? result.Threshold
            : throw new ArgumentException($"'{text}' is no threshold.", nameof(text));

    /// <summary>A run of the requests that <paramref name="send"/> records, one call for each second.</summary>
    public static MetricsSnapshot Run(int seconds, IEnumerable<Threshold> thresholds, Action<VirtualRequests, int> send)
    {
        var limits = thresholds.Select(t => t.TryGetLatencyLimit(out var limit) ? limit : null).OfType<LatencyLimit>().Distinct().ToList();
        using var log = new RequestLog(new MeasurePlan { Limits = limits });
        var end = seconds * 1_000_000_000L;
        log.Window.StartAt(0);
        log.Window.EndAt(end);
        for (var second = 0; second < seconds; second++) send(new VirtualRequests(log, second), second);
        return log.Snapshot(end);
    }

    public static ThresholdVerdict Verdict(string threshold, int seconds, Action<VirtualRequests, int> send) =>
        Verdict(threshold, new JudgeOptions(), seconds, send);

    public static ThresholdVerdict Verdict(string threshold, JudgeOptions options, int seconds, Action<VirtualRequests, int> send)
    {
        Threshold[] thresholds = [Threshold(threshold)];
        return Assert.Single(ThresholdJudge.Decide(thresholds, Run(seconds, thresholds, send), options));
    }
}

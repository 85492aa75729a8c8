using LoadTest.Judge;
using LoadTest.Measure;
using LoadTest.Testing;

namespace LoadTest.Tests.Judge;

/// <summary>Thresholds on counters, gauges and timings of the load test's own.</summary>
public sealed class CustomMetricDecisionTests
{
    static readonly MetricsSnapshot Measured = Some.Metrics(
        Some.SeriesMetrics(Some.Series),
        Some.SeriesMetrics(new Series("Custom", "Backend Time") { Role = SeriesRole.Timing }, ok: 2_000, latencyNanos: 900 * Some.Millisecond),
        Some.SeriesMetrics(new Series("websocket", "receive") { Role = SeriesRole.Event }, ok: 500)) with
    {
        Counters = [new CounterMetric { Name = "cache hits", Value = 120 }],
        Gauges = [new GaugeMetric { Name = "queue length", Last = 3, Min = 0, Max = 42.5 }],
    };

    [Theory]
    [InlineData("count(cache hits) >= 100", VerdictKind.Passed, "count(cache hits) was 120, minimum 100 (30 s)")]
    [InlineData("count(cache hits) < 100", VerdictKind.Failed, "count(cache hits) was 120, limit 100 (30 s)")]
    [InlineData("rate(cache hits) > 5/s", VerdictKind.Failed, "rate(cache hits) was 4.00/s, minimum 5/s (30 s)")]
    [InlineData("value(queue length) < 10", VerdictKind.Passed, "value(queue length) was 3, limit 10 (30 s)")]
    [InlineData("peak(queue length) < 10", VerdictKind.Failed, "peak(queue length) was 42.5, limit 10 (30 s)")]
    [InlineData("count(websocket receive) >= 500", VerdictKind.Passed, "count(websocket receive) was 500, minimum 500 (n = 500, 30 s)")]
    public void Counters_and_gauges_are_facts(string threshold, VerdictKind kind, string summary)
    {
        var verdict = Judge(threshold);

        Assert.Equal((kind, summary), (verdict.Kind, verdict.Summary));
    }

    [Fact]
    public void A_gauge_that_was_never_set_is_no_data_and_the_nearest_is_named()
    {
        var verdict = Judge("value(queue lenght) < 10");

        Assert.Equal((VerdictKind.Inconclusive, InconclusiveCause.NoData), (verdict.Kind, verdict.Cause));
        Assert.Equal("no gauge named 'queue lenght' was set in the measurement; did you mean 'queue length'? Set: 'queue length'", verdict.Summary);
    }

    [Fact]
    public void Events_have_no_latency_to_judge() =>
        Assert.Equal("'websocket receive' has no durations to judge max(websocket receive) by: it counts events", Judge("max(websocket receive) < 10ms").Summary);

    [Theory]
    [InlineData("max < 100ms", VerdictKind.Passed)]
    [InlineData("max(Custom Backend Time) < 100ms", VerdictKind.Failed)]
    public void Timings_count_only_where_they_are_named(string threshold, VerdictKind kind) => Assert.Equal(kind, Judge(threshold).Kind);

    [Fact]
    public void A_gauge_needs_a_name() =>
        Assert.Contains("does not say which gauge's value it is about", ThresholdParser.Parse("value < 10").Problem, StringComparison.Ordinal);

    static ThresholdVerdict Judge(string threshold) =>
        Assert.Single(ThresholdJudge.Decide([Some.Threshold(threshold)], Measured, new JudgeOptions { Alpha = 0.01, OnUndecided = UndecidedPolicy.Skip }));
}

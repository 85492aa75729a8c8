using FromLocust.CustomMetrics;
using LoadTest.Judge;
using LoadTest.Measure;

namespace LoadTest.Samples.FromLocust;

public sealed class CustomMetricsTests : ServiceTests
{
    const int Requests = 400;

    [Fact]
    public void S_004_8_counters_are_those_of_all_users()
    {
        var metrics = LoadOf<CustomMetricsUser>(users: 20, duration: 3_600).With("Iterations", Requests).Run().Metrics;

        // Of four answers of the service one misses the cache, and two have a value above 100.
        Assert.Equal(
            [("business metric", 200), ("cache hits", 300), ("cache misses", 100)],
            metrics.Counters.Select(counter => (counter.Name, counter.Value)));
    }

    [Fact]
    public void S_004_8_the_time_that_the_service_reports_has_a_row_of_its_own()
    {
        var metrics = LoadOf<CustomMetricsUser>(users: 20, duration: 3_600).With("Iterations", Requests).Run().Metrics;

        var row = metrics.Series.Single(series => series.Series is { Kind: "Custom", Name: "Backend Processing Time" });
        Assert.Equal((SeriesRole.Timing, Requests), (row.Series.Role, row.Counts.Ok));
        Assert.Equal(4e6, row.ResponseTimes.Max, tolerance: 4e4);

        // It is no request: the totals have only those to the service.
        Assert.Equal(Requests, metrics.Measurement.Started);
    }

    [Fact]
    public void S_004_8_thresholds_can_refer_to_them()
    {
        var result = LoadOf<CustomMetricsUser>(users: 20, duration: 3_600).With("Iterations", Requests).Judge();

        Assert.Equal(
            [("count(cache hits) > 10", VerdictKind.Passed), ("p95(Custom Backend Processing Time) < 50ms", VerdictKind.Passed)],
            result.Thresholds.Skip(1).Select(threshold => (threshold.Source.Threshold.ToString(), threshold.Verdict.Kind)));
    }

    [Fact]
    public void S_004_8_the_counters_are_printed_at_the_end()
    {
        var before = Console.Out;
        using var printed = new StringWriter();
        Console.SetOut(printed);
        try
        {
            LoadOf<CustomMetricsUser>(users: 20, duration: 3_600).With("Iterations", Requests).Run();
        }
        finally
        {
            Console.SetOut(before);
        }

        Assert.Contains("Custom metrics: business metric: 200, cache hits: 300, cache misses: 100", printed.ToString(), StringComparison.Ordinal);
    }
}

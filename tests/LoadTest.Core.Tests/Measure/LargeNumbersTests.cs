using LoadTest.Measure;

namespace LoadTest.Tests.Measure;

/// <summary>S39: numbers of runs that nobody has the time for.</summary>
public sealed class LargeNumbersTests
{
    const double Tolerance = 1e-9;

    // Doubling by merging: 44 times is 1.8 · 10^13 of what there was.
    const int Doublings = 44;

    [Fact]
    public void Ten_to_the_thirteen_samples_merge_into_the_right_count_mean_and_quantiles()
    {
        var histogram = new LatencyHistogram();
        long[] values = [1_000_000, 20_000_000, 300_000_000, 3_600_000_000_000];
        foreach (var value in values) histogram.Record(value);

        for (var i = 0; i < Doublings; i++) histogram.Add(CopyOf(histogram));

        Assert.Equal(values.Length * (1L << Doublings), histogram.Count);
        Assert.Equal(1, histogram.Mean / values.Average(), Tolerance);
        Assert.Equal(long.MaxValue, histogram.Sum);
        Assert.Equal([values[0], values[1], values[2], values[3]], ((double[])[0.25, 0.5, 0.75, 1]).Select(quantile => Near(histogram.ValueAt(quantile), values)));
        Assert.Equal((values[0], values[3]), (histogram.Min, histogram.Max));
    }

    [Fact]
    public void The_longest_of_all_latencies_do_not_overflow()
    {
        var histogram = new LatencyHistogram();

        for (var i = 0; i < 1_000; i++) histogram.Record(long.MaxValue);

        Assert.Equal(1, histogram.Mean / long.MaxValue, Tolerance);
        Assert.Equal(long.MaxValue, histogram.ValueAt(0.5));
    }

    [Theory]
    [InlineData(long.MaxValue - 10, 5, long.MaxValue - 5)]
    [InlineData(long.MaxValue - 10, 11, long.MaxValue)]
    [InlineData(long.MaxValue, long.MaxValue, long.MaxValue)]
    [InlineData(long.MinValue + 10, -11, long.MinValue)]
    [InlineData(long.MinValue, long.MinValue, long.MinValue)]
    [InlineData(long.MaxValue, long.MinValue, -1)]
    public void A_counter_stays_at_the_end_of_its_range(long first, long second, long expected)
    {
        var metrics = new CustomMetrics();

        metrics.Count("bytes", first);
        metrics.Count("bytes", second);

        Assert.Equal(expected, Assert.Single(metrics.Counters).Value);
    }

    [Fact]
    public void A_counter_that_many_threads_drive_to_its_end_stays_there()
    {
        var metrics = new CustomMetrics();
        metrics.Count("bytes", (long.MaxValue / 2) - 1_000);

        Parallel.For(0, 10_000, _ => metrics.Count("bytes", int.MaxValue));
        metrics.Count("bytes", long.MaxValue);
        Parallel.For(0, 10_000, _ => metrics.Count("bytes", 1));

        Assert.Equal(long.MaxValue, Assert.Single(metrics.Counters).Value);
    }

    [Fact]
    public void Counts_of_requests_near_the_end_of_their_range_add_up()
    {
        var counts = new RequestCounts(long.MaxValue / 2, long.MaxValue / 4, 0) + new RequestCounts(1, 1, 1);

        Assert.Equal((long.MaxValue / 2) + (long.MaxValue / 4) + 3, counts.Started);
        Assert.Equal((long.MaxValue / 4) + 2, counts.NotOk);
    }

    static LatencyHistogram CopyOf(LatencyHistogram histogram)
    {
        var copy = new LatencyHistogram();
        copy.Add(histogram);
        return copy;
    }

    // The upper edge of a bucket, of at most a tenth of a percent.
    static long Near(long value, long[] values) => values.MinBy(candidate => Math.Abs(candidate - value)) is var nearest && Math.Abs(nearest - value) <= nearest / 1_000.0 ? nearest : value;
}

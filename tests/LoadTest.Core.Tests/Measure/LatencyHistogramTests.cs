using LoadTest.Measure;
using LoadTest.Testing;

namespace LoadTest.Tests.Measure;

public sealed class LatencyHistogramTests
{
    static readonly double[] Quantiles = [0, 0.001, 0.25, 0.5, 0.9, 0.95, 0.99, 0.999, 1];

    [Fact]
    public void Values_below_2048_are_exact()
    {
        for (var value = 0L; value < 2_048; value++) Assert.Equal(value, LatencyHistogram.HighestValueAt(LatencyHistogram.IndexOf(value)));
    }

    [Fact]
    public void A_bucket_never_understates_and_is_at_most_a_tenth_of_a_percent_wide()
    {
        var random = new Random(1);
        for (var i = 0; i < 200_000; i++)
        {
            var value = (long)Math.Pow(2, random.NextDouble() * 62.9);

            var highest = LatencyHistogram.HighestValueAt(LatencyHistogram.IndexOf(value));

            Assert.True(highest >= value && highest - value <= value / 1_000.0, $"{value} became {highest}");
        }
    }

    [Fact]
    public void Buckets_follow_each_other_without_gap_or_overlap()
    {
        for (var index = 0; index < 53 * 1_024; index++)
        {
            var highest = LatencyHistogram.HighestValueAt(index);

            Assert.Equal(index, LatencyHistogram.IndexOf(highest));
            Assert.Equal(index + 1, LatencyHistogram.IndexOf(highest + 1));
        }
    }

    [Fact]
    public void Percentiles_take_the_rank_of_the_sorted_values()
    {
        var random = new Random(2);
        foreach (var n in new[] { 1, 2, 3, 19, 20, 21, 100, 1_000, 9_999 })
        {
            var values = Enumerable.Range(0, n).Select(_ => random.NextInt64(2_048)).Order().ToList();
            var histogram = HistogramOf(values);

            // The oracle in integers: rank ⌈p·n/1000⌉.
            foreach (var permille in new[] { 0, 1, 250, 500, 900, 950, 990, 999, 1_000 })
                Assert.Equal(values[Math.Max(1, ((permille * n) + 999) / 1_000) - 1], histogram.ValueAt(permille / 1_000.0));
        }
    }

    [Theory]
    [InlineData(100, 0.95, 95)]
    [InlineData(20, 0.95, 19)]
    [InlineData(1_000, 0.999, 999)]
    [InlineData(101, 0.95, 96)]
    [InlineData(10, 0, 1)]
    [InlineData(10, 1, 10)]
    public void Binary_fractions_do_not_push_a_percentile_to_the_next_rank(int count, double quantile, long expected) =>
        Assert.Equal(expected, HistogramOf(Enumerable.Range(1, count).Select(i => (long)i)).ValueAt(quantile));

    [Fact]
    public void Parts_merge_to_exactly_the_whole()
    {
        var random = new Random(3);
        var values = Enumerable.Range(0, 50_000).Select(_ => (long)Math.Exp(random.NextDouble() * 40)).ToList();
        var whole = HistogramOf(values);

        var merged = new LatencyHistogram();
        foreach (var part in values.Chunk(777)) merged.Add(HistogramOf(part));

        Assert.Equal((whole.Count, whole.Min, whole.Max, whole.Sum), (merged.Count, merged.Min, merged.Max, merged.Sum));
        Assert.Equal(whole.Buckets(), merged.Buckets());
        Assert.Equal(Quantiles.Select(whole.ValueAt), Quantiles.Select(merged.ValueAt));
    }

    [Fact]
    public void Adding_an_empty_histogram_changes_nothing()
    {
        var histogram = HistogramOf([5, 9]);

        histogram.Add(new LatencyHistogram());

        Assert.Equal((2, 5, 9, 14), (histogram.Count, histogram.Min, histogram.Max, histogram.Sum));
    }

    [Fact]
    public void Adding_leaves_the_other_one_as_it_was()
    {
        var other = HistogramOf([5_000_000]);
        var histogram = new LatencyHistogram();

        histogram.Add(other);
        histogram.Record(5_000_000);

        Assert.Equal((2, 1), (histogram.Count, other.Count));
        Assert.Equal(1, other.Buckets().Sum(bucket => bucket.Count));
    }

    [Fact]
    public void Extremes_are_exact_and_no_percentile_leaves_them()
    {
        var histogram = HistogramOf([3_000_001, 7_000_003]);

        Assert.Equal((3_000_001, 7_000_003, 10_000_004), (histogram.Min, histogram.Max, histogram.Sum));
        Assert.Equal(7_000_003, histogram.ValueAt(1));
        Assert.InRange(histogram.ValueAt(0), 3_000_001, 3_003_001);
    }

    [Fact]
    public void The_largest_latency_that_can_be_written_is_counted()
    {
        var histogram = HistogramOf([long.MaxValue]);

        Assert.Equal((long.MaxValue, long.MaxValue), (histogram.Max, histogram.ValueAt(0.5)));
        Assert.Equal((long.MaxValue, 1), Assert.Single(histogram.Buckets()));
    }

    [Fact]
    public void A_negative_latency_counts_as_zero()
    {
        var histogram = HistogramOf([-5]);

        Assert.Equal((1, 0, 0, 0), (histogram.Count, histogram.Min, histogram.Max, histogram.Sum));
    }

    [Fact]
    public void Nothing_recorded_is_no_latency_at_all()
    {
        var histogram = new LatencyHistogram();

        Assert.Equal((0, 0, 0, 0), (histogram.Count, histogram.Min, histogram.Max, histogram.ValueAt(0.95)));
        Assert.True(double.IsNaN(histogram.Mean));
        Assert.Empty(histogram.Buckets());
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(95)]
    public void A_quantile_is_a_share(double quantile) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new LatencyHistogram().ValueAt(quantile));

    [Fact]
    public void Recording_into_known_octaves_allocates_nothing()
    {
        var histogram = HistogramOf([1, 5_000, 5_000_000, 5_000_000_000]);

        AllocationAssert.None(() => histogram.Record(5_000_000));
    }

    static LatencyHistogram HistogramOf(IEnumerable<long> values)
    {
        var histogram = new LatencyHistogram();
        foreach (var value in values) histogram.Record(value);
        return histogram;
    }
}

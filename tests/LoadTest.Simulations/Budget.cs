using LoadTest.Judge;
using LoadTest.Measure;

namespace LoadTest.Simulations;

/// <summary>Thresholds as the simulations need them: a limit in nanoseconds.</summary>
static class Budget
{
    public static Threshold OfP95(double nanos) => Of(Statistic.Percentile(95), nanos, SeriesFilter.All);

    public static Threshold OfMean(double nanos) => Of(Statistic.Mean, nanos, SeriesFilter.All);

    public static Threshold Of(Statistic statistic, double nanos, SeriesFilter series) => new()
    {
        Text = FormattableString.Invariant($"{statistic} < {nanos / 1e3:0.###}µs"),
        Statistic = statistic,
        Series = series,
        Comparison = Comparison.LessThan,
        Limit = Math.Round(nanos),
    };

    public static LatencyLimit LimitOf(Threshold threshold) =>
        threshold.TryGetLatencyLimit(out var limit) ? limit : throw new InvalidOperationException("Only a percentile has a latency limit.");
}

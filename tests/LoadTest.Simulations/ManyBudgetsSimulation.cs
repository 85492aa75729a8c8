using LoadTest.Judge;
using LoadTest.Measure;
using Xunit.Abstractions;

namespace LoadTest.Simulations;

/// <summary>Twenty endpoints, each exactly at its budget: how often does a build fail by chance? 500 runs of 60 s, 20/s each.</summary>
[Trait("Category", "Simulation")]
public sealed class ManyBudgetsSimulation(ITestOutputHelper output)
{
    const int Runs = 500;
    const int Endpoints = 20;
    const int Seconds = 60;
    const double PerSecond = 20;
    const double Share = 0.05;

    static readonly Threshold[] Thresholds =
        [.. Enumerable.Range(0, Endpoints).Select(i => Budget.Of(Statistic.Percentile(95), 100e6, SeriesFilter.Named($"GET /{i}")))];

    [Fact]
    public void Holm_keeps_false_builds_at_one_percent_where_separate_tests_would_fail_many()
    {
        var (together, separately) = (new Tally("20 budgets, Holm"), new Tally("20 budgets, each alone"));
        for (var seed = 1; seed <= Runs; seed++)
        {
            var snapshot = Simulate(new Random(seed));
            together.Add(Worst(ThresholdJudge.Decide(Thresholds, snapshot, new JudgeOptions())));
            separately.Add(Worst(Thresholds.SelectMany(threshold => ThresholdJudge.Decide([threshold], snapshot, new JudgeOptions()))));
        }

        // Expected: at most 1 % with Holm; more than 10 of 500 then have probability 1.4 %. Alone each errs in 0.4 % of runs (exact
        // bounds are conservative), 20 of them in 8 %; 4 % is more than three standard deviations (1.2 %) below.
        var table = $"\n{together}\n{separately}";
        output.WriteLine(table);
        Assert.True(together.FailRate <= 0.02 && separately.FailRate >= 0.04, table);
    }

    static VerdictKind Worst(IEnumerable<ThresholdVerdict> verdicts) =>
        verdicts.Any(verdict => verdict.Kind == VerdictKind.Failed) ? VerdictKind.Failed : VerdictKind.Inconclusive;

    static MetricsSnapshot Simulate(Random random)
    {
        var series = new List<SeriesMetrics>();
        var limits = new List<LimitCounts>();
        foreach (var threshold in Thresholds)
        {
            var slow = Enumerable.Range(0, Seconds).Select(_ => Poisson(random, PerSecond * Share)).ToArray();
            var seconds = slow.Select(k => new SecondCounts(k + Poisson(random, PerSecond * (1 - Share)), 0, 0, 0)).ToArray();
            series.Add(MetricsOf(threshold.Series.Name, seconds));
            limits.Add(new LimitCounts { Limit = Budget.LimitOf(threshold), ExceededPerSecond = slow });
        }

        return new MetricsSnapshot
        {
            Measured = TimeSpan.FromSeconds(Seconds),
            Series = series,
            Limits = limits,
            Failures = [],
            WarmUp = default,
            Measurement = default,
            Drain = default,
            Begun = 0,
        };
    }

    static SeriesMetrics MetricsOf(string name, SecondCounts[] seconds) => new()
    {
        Series = new Series("GET", name["GET ".Length..]),
        Counts = new RequestCounts(seconds.Sum(s => (long)s.Ok), 0, 0),
        ResponseTimes = new LatencyHistogram(),
        ServiceTimes = new LatencyHistogram(),
        FailedTimes = new LatencyHistogram(),
        CancelledTimes = new LatencyHistogram(),
        Seconds = seconds,
    };

    // D. E. Knuth, The Art of Computer Programming 2, §3.4.1.
    static int Poisson(Random random, double mean)
    {
        var (count, product, limit) = (0, random.NextDouble(), Math.Exp(-mean));
        for (; product > limit; count++) product *= random.NextDouble();
        return count;
    }
}

using LoadTest.Schedule;
using LoadTest.Testing;

namespace LoadTest.Tests.Schedule;

public sealed class RatedArrivalsTests
{
    [Theory]
    [InlineData(100, 60, 6_000)]
    [InlineData(1_000, 30, 30_000)]
    [InlineData(10_000, 30, 300_000)]
    [InlineData(0.4, 30, 12)]
    [InlineData(1 / 3.0, 30, 10)]
    [InlineData(7.3, 10, 73)]
    public void A_constant_rate_has_exactly_as_many_arrivals_as_it_says(double rate, double seconds, int count)
    {
        var times = Times(new ConstantArrivals(rate), ArrivalLaw.Constant, seconds);

        Assert.Equal(count, times.Count);
        Assert.All(times.Select((time, n) => time - (n * 1e9 / rate)), error => Assert.InRange(error, -1, 1));
    }

    // For 20,000 gaps the distance is below 1.63 / √n in 99 of 100 samples (Kolmogorov; Smirnov 1948).
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Gaps_of_a_Poisson_process_are_exponential(int seed)
    {
        const double Rate = 1_000;
        const int Count = 20_000;
        var times = Times(new ConstantArrivals(Rate), ArrivalLaw.Poisson, 25, seed).Take(Count + 1).ToList();
        List<double> shares = [.. times.Zip(times.Skip(1), (a, b) => 1 - Math.Exp(-(b - a) * Rate / 1e9)).Order()];

        var distance = shares.Select((share, i) => Math.Max(((i + 1) / (double)Count) - share, share - (i / (double)Count))).Max();

        Assert.InRange(distance, 0, 1.63 / Math.Sqrt(Count));
    }

    [Fact]
    public void The_number_of_Poisson_arrivals_varies_as_it_should()
    {
        List<double> counts = [.. Enumerable.Range(0, 500).Select(seed => (double)Times(new ConstantArrivals(100), ArrivalLaw.Poisson, 1, seed).Count)];
        var mean = counts.Average();
        var variance = counts.Sum(count => (count - mean) * (count - mean)) / (counts.Count - 1);

        // Mean and variance are 100; four standard errors are 4·√(100 / 500) and 4·100·√(2 / 499).
        Assert.InRange(mean, 98.2, 101.8);
        Assert.InRange(variance, 74.6, 125.4);
    }

    [Fact]
    public void A_ramp_has_the_arrivals_of_the_area_below_it()
    {
        var stages = new StagedArrivals([new(Some.Seconds(10), 0, 100), new(Some.Seconds(5), 100, 100), new(Some.Seconds(20), 100, 20), new(Some.Seconds(5), 0, 0)]);

        var times = Times(stages, ArrivalLaw.Constant, 40);

        Assert.Equal(500 + 500 + 1_200, times.Count);
        Assert.Equal(125, times.Count(time => time < 5 * Some.Second)); // ½·5·50
        Assert.Equal(500, times.Count(time => time is >= 10 * Some.Second and < 15 * Some.Second));
        Assert.Equal(800, times.Count(time => time is >= 15 * Some.Second and < 25 * Some.Second)); // from 100 to 60
    }

    [Fact]
    public void Poisson_arrivals_follow_a_ramp()
    {
        var stages = new StagedArrivals([new(Some.Seconds(100), 0, 200)]);

        var times = Times(stages, ArrivalLaw.Poisson, 100);

        // 10,000 are expected, a quarter of them in the first half: four standard deviations each way.
        Assert.InRange(times.Count, 9_600, 10_400);
        Assert.InRange(times.Count(time => time < 50 * Some.Second), 2_300, 2_700);
    }

    [Fact]
    public void A_sine_swings_around_its_mean()
    {
        var sine = new SineArrivals(100, 80, Some.Seconds(60));

        var times = Times(sine, ArrivalLaw.Constant, 120);

        // Half a period has m·P/2 ± a·P/π.
        Assert.Equal(12_000, times.Count);
        Assert.InRange(times.Count(time => time < 30 * Some.Second), 4_527, 4_529);
        Assert.InRange(times.Count(time => time is >= 30 * Some.Second and < 60 * Some.Second), 1_471, 1_473);
        Assert.Equal(180, sine.PeakPerSecond);
    }

    [Fact]
    public void A_sine_that_falls_to_nothing_goes_on()
    {
        var times = Times(new SineArrivals(10, 10, Some.Seconds(4)), ArrivalLaw.Constant, 8);

        Assert.Equal(80, times.Count);
    }

    [Fact]
    public void Arrivals_depend_on_the_seed_only() =>
        Assert.Equal(Times(new ConstantArrivals(50), ArrivalLaw.Poisson, 10, seed: 5), Times(new ConstantArrivals(50), ArrivalLaw.Poisson, 10, seed: 5));

    [Fact]
    public void Given_times_are_replayed_as_they_are()
    {
        var replay = new ReplayedArrivals([0, 5, 5, 2_000_000_000]);

        List<long> times = [];
        while (replay.TryNext(out var time)) times.Add(time);

        Assert.Equal([0, 5, 5, 2_000_000_000], times);
        Assert.Equal(3, ReplayedArrivals.PeakOf(times));
    }

    [Theory]
    [InlineData("60s at 100", 30, 60, 100, 100)]
    [InlineData("30s to 200", 30, 30, 30, 200)]
    [InlineData("1m30s  to 0.5", 0, 90, 0, 0.5)]
    [InlineData("500ms at 0", 9, 0.5, 0, 0)]
    public void A_stage_is_read_as_it_is_written(string text, double before, double seconds, double from, double to)
    {
        Assert.True(ArrivalStageText.TryParse(text, before, out var stage));
        Assert.Equal(new ArrivalStage(Some.Seconds(seconds), from, to), stage);
    }

    [Theory]
    [InlineData("")]
    [InlineData("60s")]
    [InlineData("60s 100")]
    [InlineData("60 at 100")]
    [InlineData("60s at fast")]
    [InlineData("60s at -1")]
    [InlineData("60s at 100 200")]
    public void What_is_no_stage_is_not_read(string text) => Assert.False(ArrivalStageText.TryParse(text, 0, out _));

    [Fact]
    public void Impossible_rates_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConstantArrivals(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConstantArrivals(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConstantArrivals(2e6));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SineArrivals(10, 11, Some.Seconds(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new StagedArrivals([new(TimeSpan.Zero, 1, 1)]));
        Assert.Throws<ArgumentException>(() => new StagedArrivals([new(Some.Seconds(1), 0, 0)]));
    }

    [Fact]
    public void The_next_arrival_allocates_nothing()
    {
        var arrivals = new RatedArrivals(new StagedArrivals([new(TimeSpan.FromDays(100), 10, 2_000)]), ArrivalLaw.Poisson, new SplitMixRandom(1));

        AllocationAssert.None(() => arrivals.TryNext(out _));
    }

    static List<long> Times(IArrivalRate rate, ArrivalLaw law, double seconds, int seed = 1)
    {
        var arrivals = new RatedArrivals(rate, law, new SplitMixRandom((ulong)seed));
        var times = new List<long>();
        while (arrivals.TryNext(out var time) && time < seconds * 1e9) times.Add(time);
        return times;
    }
}

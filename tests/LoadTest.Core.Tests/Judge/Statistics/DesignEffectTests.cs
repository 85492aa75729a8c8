using LoadTest.Judge;

namespace LoadTest.Tests.Judge;

public sealed class DesignEffectTests
{
    [Fact]
    public void Seconds_that_differ_no_more_than_chance_have_a_design_effect_of_one()
    {
        var windows = Enumerable.Range(0, 60).Select(j => new RequestWindow(j % 2 == 0 ? 4 : 6, 100)).ToList();

        Assert.Equal(1, DesignEffect.Estimate(windows, 0.05 * 0.95).Value);
    }

    [Fact]
    public void Slow_stretches_are_merged_until_neighbours_are_independent_but_ten_windows_remain()
    {
        // 15 slow and 15 fast seconds in turn: correlated over longer than any window that leaves ten of them.
        var windows = Enumerable.Range(0, 60).Select(j => new RequestWindow(j / 15 % 2 == 0 ? 0 : 10, 100)).ToList();

        var effect = DesignEffect.Estimate(windows, 0.05 * 0.95);

        Assert.Equal(15, effect.Windows);
        Assert.InRange(effect.Value, 60, 150);
    }

    [Fact]
    public void The_formula_gives_the_value_calculated_by_hand()
    {
        // d = −5, 5, −5, … : s² = 12 · 25 / 11, r1 = −11/12 so r = 0, D = 12 s² / 1 200 / 0.0475 = 5.7416.
        var windows = Enumerable.Range(0, 12).Select(j => new RequestWindow(j % 2 == 0 ? 0 : 10, 100)).ToList();

        Assert.Equal(12 * (12 * 25.0 / 11) / 1_200 / 0.0475, DesignEffect.Estimate(windows, 0.0475).Value, 10);
    }

    [Fact]
    public void With_fewer_than_ten_windows_the_largest_correlation_is_assumed()
    {
        var windows = Enumerable.Range(0, 6).Select(j => new RequestWindow(j % 2 == 0 ? 0 : 10, 100)).ToList();

        Assert.Equal(6 * (6 * 25.0 / 5) * 9 / 600 / 0.0475, DesignEffect.Estimate(windows, 0.0475).Value, 10);
    }

    [Fact]
    public void A_single_window_counts_as_one_request()
    {
        Assert.Equal(100, DesignEffect.Estimate([new RequestWindow(5, 100)], 0.0475).Value);
    }

    [Theory]
    [InlineData(95, 90)]
    [InlineData(99, 459)]
    [InlineData(99.9, 4_603)]
    [InlineData(99.99, 46_050)]
    public void The_smallest_sample_that_can_prove_a_percentile_is_that_of_Wilks(double percent, long needed)
    {
        Assert.Equal(needed, SampleSize.ToProve((double)((100 - (decimal)percent) / 100), 0.01));
    }

    [Fact]
    public void Tiny_shares_keep_their_digits_in_the_smallest_sample()
    {
        Assert.InRange(SampleSize.ToProve(1e-12, 0.01), 4_605_170_185_980, 4_605_170_185_990);
    }

    [Fact]
    public void The_effective_size_pays_for_few_windows_only_when_requests_are_correlated()
    {
        Assert.Equal(6_000, KornGraubard.EffectiveSize(6_000, 1, 9, 0.01));

        // (2.3263 / 2.8214)² = 0.67985
        Assert.Equal(600 * 0.67985, KornGraubard.EffectiveSize(6_000, 10, 9, 0.01), 2);
    }

    [Fact]
    public void Few_bursts_widen_the_upper_bound_by_the_uncertainty_of_their_number()
    {
        var windows = Enumerable.Range(0, 60).Select(j => new RequestWindow(j % 20 == 7 ? 40 : 2, 100)).ToList();

        var guard = new BurstGuard(windows);

        // Three bursts of 38 more than usual; χ²(8) at 99 % is 20.09.
        Assert.Equal(3 * 38 / 6_000.0 * 20.0902 / 6, guard.Allowance(0.01), 5);
        Assert.All(guard.Rest, window => Assert.Equal(2, window.Total));
        Assert.True(new ProportionBounds(windows, 0.05).Upper(0.01) > guard.Allowance(0.01) + 0.02);
    }

    [Fact]
    public void Neighbouring_seconds_of_a_stall_are_one_burst()
    {
        var windows = Enumerable.Range(0, 60).Select(j => new RequestWindow(j is 7 or 8 ? 40 : 2, 100)).ToList();

        // χ²(4) at 99 % is 13.277.
        Assert.Equal(2 * 38 / 6_000.0 * 13.2767 / 2, new BurstGuard(windows).Allowance(0.01), 5);
    }

    [Fact]
    public void Ordinary_scatter_is_no_burst()
    {
        Assert.False(new BurstGuard([.. Enumerable.Range(0, 60).Select(j => new RequestWindow(j % 15, 100))]).HasBursts);
    }

    [Fact]
    public void Holm_tests_the_smallest_p_value_strictest_and_stops_at_the_first_that_holds()
    {
        string[] candidates = ["0.004", "0.0001", "0.006", "0.0032"];
        var asked = new List<(string, double)>();

        var violated = Holm.Violated(candidates, PValue, (c, alpha) => { asked.Add((c, alpha)); return PValue(c) < alpha; }, 0.01);

        // 0.0001 < 0.01/4, then 0.0032 < 0.01/3, then 0.004 < 0.01/2, then 0.006 < 0.01/1.
        Assert.Equal([("0.0001", 0.01 / 4), ("0.0032", 0.01 / 3), ("0.004", 0.01 / 2), ("0.006", 0.01)], asked);
        Assert.Equal(4, violated.Count);
        Assert.Empty(Holm.Violated(["0.004", "0.005", "0.006"], PValue, (c, alpha) => PValue(c) < alpha, 0.01));
    }

    static double PValue(string candidate) => double.Parse(candidate, System.Globalization.CultureInfo.InvariantCulture);
}

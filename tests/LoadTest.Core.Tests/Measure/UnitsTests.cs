using System.Globalization;
using LoadTest.Measure;

namespace LoadTest.Tests.Measure;

public sealed class UnitsTests
{
    [Theory]
    [InlineData(0, "0 ns")]
    [InlineData(850, "850 ns")]
    [InlineData(999.9, "1.00 µs")]
    [InlineData(8_500, "8.50 µs")]
    [InlineData(85_000, "85 µs")]
    [InlineData(999_400, "999 µs")]
    [InlineData(999_900, "1.00 ms")]
    [InlineData(9_999_000, "10.0 ms")]
    [InlineData(312e6, "312 ms")]
    [InlineData(999.96e6, "1.00 s")]
    [InlineData(1.5e9, "1.50 s")]
    [InlineData(90e9, "90.0 s")]
    [InlineData(3_600e9, "3 600 s")]
    [InlineData(double.PositiveInfinity, "unbounded")]
    [InlineData(double.NaN, "unknown")]
    public void A_latency_has_three_significant_digits_and_its_unit(double nanos, string expected)
    {
        Assert.Equal(expected, Units.Latency(nanos));
    }

    [Theory]
    [InlineData(298e6, 331e6, "298–331 ms")]
    [InlineData(980e6, 1.02e9, "980 ms–1.02 s")]
    [InlineData(298e6, double.PositiveInfinity, "298 ms or more")]
    public void A_range_names_its_unit_once(double lower, double upper, string expected)
    {
        Assert.Equal(expected, Units.LatencyRange(lower, upper));
    }

    [Theory]
    [InlineData(0, "0 %")]
    [InlineData(0.0042, "0.42 %")]
    [InlineData(0.000042137, "0.00421 %")]
    [InlineData(0.01, "1 %")]
    [InlineData(0.1234, "12.3 %")]
    [InlineData(0.98, "98 %")]
    [InlineData(1, "100 %")]
    public void A_ratio_is_a_percentage_without_trailing_zeros(double ratio, string expected)
    {
        Assert.Equal(expected, Units.Ratio(ratio));
    }

    [Theory]
    [InlineData(812.3, "812/s")]
    [InlineData(0.5, "0.500/s")]
    [InlineData(18_204.4, "18 204/s")]
    public void A_rate_is_per_second(double rate, string expected)
    {
        Assert.Equal(expected, Units.Rate(rate));
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(999, "999")]
    [InlineData(18_204, "18 204")]
    [InlineData(1_234_567, "1 234 567")]
    public void A_count_is_grouped_by_thousands(double count, string expected)
    {
        Assert.Equal(expected, Units.Count(count));
    }

    [Theory]
    [InlineData(2.5, "2.5 s")]
    [InlineData(60, "60 s")]
    [InlineData(140, "140 s")]
    [InlineData(720, "12 min")]
    [InlineData(39_600, "11 h")]
    public void A_duration_takes_the_unit_that_people_would(double seconds, string expected)
    {
        Assert.Equal(expected, Units.Duration(TimeSpan.FromSeconds(seconds)));
    }

    [Fact]
    public void The_culture_of_the_machine_has_no_influence()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");

            Assert.Equal("1.50 s, 0.42 %, 18 204", $"{Units.Latency(1.5e9)}, {Units.Ratio(0.0042)}, {Units.Count(18_204)}");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}

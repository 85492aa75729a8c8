using LoadTest.Measure;
using LoadTest.Testing;

namespace LoadTest.Core.Tests.Measure;

public sealed class UnitsTests
{
    [Theory]
    [InlineData(0, "0 ns")]
    [InlineData(85_000, "85 µs")]
    [InlineData(999_999, "1.00 ms")]
    [InlineData(312_000_000, "312 ms")]
    [InlineData(1_500_000_000, "1.50 s")]
    [InlineData(double.PositiveInfinity, "unbounded")]
    [InlineData(double.NaN, "unknown")]
    public void Latencies_have_three_digits_and_a_unit(double nanos, string text) => Assert.Equal(text, Units.Latency(nanos));

    [Theory]
    [InlineData(0.0042, "0.42 %")]
    [InlineData(0, "0 %")]
    [InlineData(1, "100 %")]
    public void Shares_are_percents(double ratio, string text) => Assert.Equal(text, Units.Ratio(ratio));

    [Theory]
    [InlineData(2.5, "2.5 s")]
    [InlineData(140, "140 s")]
    [InlineData(720, "12 min")]
    [InlineData(40_000, "11 h")]
    public void Durations_are_rounded_for_people(double seconds, string text) => Assert.Equal(text, Units.Duration(Some.Seconds(seconds)));

    [Fact]
    public void Counts_are_grouped() => Assert.Equal("18 204", Units.Count(18_204));
}

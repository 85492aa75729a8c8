using LoadTest.Schedule;

namespace LoadTest.Tests.Schedule;

public sealed class DurationTextTests
{
    [Theory]
    [InlineData("30s", 30_000)]
    [InlineData("500ms", 500)]
    [InlineData("5m", 300_000)]
    [InlineData("1h3m7s", 3_787_000)]
    [InlineData("1.5s", 1_500)]
    [InlineData(" 2m30s ", 150_000)]
    [InlineData("1h500ms", 3_600_500)]
    [InlineData("0s", 0)]
    [InlineData("90m", 5_400_000)]
    [InlineData("8784h", 31_622_400_000)]
    public void People_write_durations_as_numbers_with_units(string text, long milliseconds)
    {
        Assert.True(DurationText.TryParse(text, out var duration));

        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), duration);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("30")]
    [InlineData("s")]
    [InlineData("-5s")]
    [InlineData("+5s")]
    [InlineData("1,5s")]
    [InlineData("1.2.3s")]
    [InlineData(".")]
    [InlineData(".s")]
    [InlineData("5s3m")]
    [InlineData("5s5s")]
    [InlineData("5 s")]
    [InlineData("5S")]
    [InlineData("5sec")]
    [InlineData("5d")]
    [InlineData("1e3s")]
    [InlineData("8785h")]
    [InlineData("99999999999999999999h")]
    [InlineData("٣s")]
    [InlineData("NaNs")]
    [InlineData("00:00:30")]
    public void Anything_else_is_refused(string text) => Assert.False(DurationText.TryParse(text, out _));

    [Fact]
    public void What_is_written_reads_as_the_same_duration()
    {
        var random = new Random(1);
        for (var i = 0; i < 10_000; i++)
        {
            var duration = TimeSpan.FromMilliseconds((long)Math.Pow(10, random.NextDouble() * 10));

            Assert.True(DurationText.TryParse(DurationText.Format(duration), out var read), DurationText.Format(duration));
            Assert.Equal(duration, read);
        }
    }

    [Theory]
    [InlineData(3_787_000, "1h3m7s")]
    [InlineData(60_000, "1m")]
    [InlineData(500, "500ms")]
    [InlineData(1_500, "1.5s")]
    [InlineData(0, "0ms")]
    [InlineData(90_000_000, "25h")]
    public void Durations_are_written_with_the_largest_unit_first(long milliseconds, string text) =>
        Assert.Equal(text, DurationText.Format(TimeSpan.FromMilliseconds(milliseconds)));
}

using LoadTest.Schedule;

namespace LoadTest.Tests.Schedule;

public sealed class PacedStartsTests
{
    const long Period = 100;

    [Theory]
    [InlineData(0, 30, 100)] // early: waits for its time
    [InlineData(0, 100, 100)] // on time
    [InlineData(0, 250, 100)] // late: the schedule does not slip
    [InlineData(100, 250, 200)]
    [InlineData(0, 1_000_000, 100)] // 9,999 behind: still caught up
    [InlineData(0, 1_000_100, 100)] // exactly at the bound
    public void The_next_start_is_one_period_after_the_one_before_however_late_it_is(long previous, long now, long due) =>
        Assert.Equal(new IterationStart(due, IsPaced: true, Dropped: 0), PacedStarts.After(previous, now, Period));

    [Theory]
    [InlineData(1_000_101, 1, 200)]
    [InlineData(1_000_200, 1, 200)]
    [InlineData(1_000_201, 2, 300)]
    [InlineData(2_000_100, 10_000, 1_000_100)]
    public void Starts_beyond_the_backlog_are_dropped_oldest_first(long now, int dropped, long due) =>
        Assert.Equal(new IterationStart(due, IsPaced: true, dropped), PacedStarts.After(0, now, Period));

    [Fact]
    public void A_long_period_bounds_the_backlog_by_time()
    {
        const long Second = 1_000_000_000;

        var start = PacedStarts.After(0, 111 * Second, 10 * Second);

        Assert.Equal(new IterationStart(20 * Second, IsPaced: true, Dropped: 1), start);
    }

    [Fact]
    public void A_start_is_neither_lost_nor_repeated_whatever_the_delays()
    {
        var random = new Random(1);
        long due = 0, now = 0, started = 0, dropped = 0;
        for (var i = 0; i < 20_000; i++)
        {
            now = Math.Max(now, due) + (long)(Period * Math.Pow(random.NextDouble(), 8) * 100_000);
            var next = PacedStarts.After(due, now, Period);

            Assert.Equal(due + ((next.Dropped + 1) * Period), next.DueNanos);
            Assert.True(now - next.DueNanos <= PacedStarts.MaxBacklogStarts * Period);
            due = next.DueNanos;
            started++;
            dropped += next.Dropped;
        }

        Assert.Equal(due / Period, started + dropped);
        Assert.True(dropped > 0);
    }
}

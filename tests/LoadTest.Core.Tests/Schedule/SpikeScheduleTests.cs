using LoadTest.Schedule;

namespace LoadTest.Tests.Schedule;

public sealed class SpikeScheduleTests
{
    static readonly ShapeTarget Calm = new(10, 1);
    static readonly ShapeTarget Peak = new(100, 50);

    [Theory]
    [InlineData(0, 10)]
    [InlineData(19_999, 10)]
    [InlineData(20_000, 100)]
    [InlineData(24_999, 100)]
    [InlineData(25_000, 10)]
    [InlineData(59_999, 10)]
    [InlineData(60_000, null)]
    public void The_load_is_calm_but_for_the_spike(int milliseconds, int? users)
    {
        var schedule = ScheduleOf(20, 5, 60);

        var isRunning = schedule.TryAt(TimeSpan.FromMilliseconds(milliseconds), out var target);

        Assert.Equal(users, isRunning ? target.Users : null);
        Assert.Equal(TimeSpan.FromSeconds(60), schedule.Duration);
    }

    [Fact]
    public void A_spike_may_be_all_there_is()
    {
        Assert.True(ScheduleOf(0, 5, 5).TryAt(TimeSpan.Zero, out var target));

        Assert.Equal(Peak, target);
    }

    [Theory]
    [InlineData(-1, 5, 60)]
    [InlineData(1, 0, 60)]
    [InlineData(1, 5, 5)]
    [InlineData(1, 5, 0)]
    public void A_spike_that_is_not_within_the_schedule_is_refused(int start, int length, int duration) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ScheduleOf(start, length, duration));

    static SpikeSchedule ScheduleOf(int start, int length, int duration) =>
        new(Calm, Peak, TimeSpan.FromSeconds(start), TimeSpan.FromSeconds(length), TimeSpan.FromSeconds(duration));
}

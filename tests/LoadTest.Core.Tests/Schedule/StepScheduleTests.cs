using LoadTest.Schedule;

namespace LoadTest.Tests.Schedule;

public sealed class StepScheduleTests
{
    [Theory]
    [InlineData(0, 10)]
    [InlineData(29_999, 10)]
    [InlineData(30_000, 20)]
    [InlineData(59_999, 20)]
    [InlineData(60_000, 30)]
    [InlineData(99_999, 40)]
    [InlineData(100_000, null)]
    public void Every_step_adds_the_same_number_of_users(int milliseconds, int? users)
    {
        var schedule = new StepSchedule(10, TimeSpan.FromSeconds(30), spawnRatePerSecond: 2, TimeSpan.FromSeconds(100));

        var isRunning = schedule.TryAt(TimeSpan.FromMilliseconds(milliseconds), out var target);

        Assert.Equal(users, isRunning ? target.Users : null);
        Assert.Equal(isRunning ? 2 : 0, target.SpawnRate);
        Assert.Equal(TimeSpan.FromSeconds(100), schedule.Duration);
    }

    [Theory]
    [InlineData(0, 1, 1, 1)]
    [InlineData(1, 0, 1, 1)]
    [InlineData(1, 1, 0, 1)]
    [InlineData(1, 1, 1, 0)]
    [InlineData(1_000_000_000, 1, 1, 3)]
    public void Values_out_of_range_are_refused(int users, int step, double rate, int duration) => Assert.Throws<ArgumentOutOfRangeException>(
        () => new StepSchedule(users, TimeSpan.FromSeconds(step), rate, TimeSpan.FromSeconds(duration)));

    [Fact]
    public void The_last_step_may_have_as_many_users_as_can_be_counted()
    {
        var schedule = new StepSchedule(1_000_000_000, TimeSpan.FromSeconds(1), 1, TimeSpan.FromSeconds(2));

        Assert.True(schedule.TryAt(TimeSpan.FromSeconds(1.5), out var target));
        Assert.Equal(2_000_000_000, target.Users);
    }
}

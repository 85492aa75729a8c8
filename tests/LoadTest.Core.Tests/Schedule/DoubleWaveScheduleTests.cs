using LoadTest.Schedule;

namespace LoadTest.Tests.Schedule;

public sealed class DoubleWaveScheduleTests
{
    // Computed with the formula of Locust's example.
    [Theory]
    [InlineData(0, 20)]
    [InlineData(60, 20)]
    [InlineData(100, 20)]
    [InlineData(120, 21)]
    [InlineData(150, 28)]
    [InlineData(180, 51)]
    [InlineData(200, 60)]
    [InlineData(220, 51)]
    [InlineData(250, 28)]
    [InlineData(300, 20)]
    [InlineData(350, 24)]
    [InlineData(380, 36)]
    [InlineData(400, 40)]
    [InlineData(420, 36)]
    [InlineData(450, 24)]
    [InlineData(500, 20)]
    [InlineData(599, 20)]
    [InlineData(600, null)]
    public void Users_follow_two_waves(int seconds, int? users)
    {
        var schedule = ScheduleOf(20, 60, 40, 600);

        var isRunning = schedule.TryAt(TimeSpan.FromSeconds(seconds), out var target);

        Assert.Equal(users, isRunning ? target.Users : null);
        Assert.Equal(isRunning ? 60 : 0, target.SpawnRate);
        Assert.Equal(TimeSpan.FromMinutes(10), schedule.Duration);
    }

    [Fact]
    public void Waves_without_height_are_a_constant_load()
    {
        var schedule = ScheduleOf(7, 7, 7, 60);

        Assert.All(Enumerable.Range(0, 60), second => Assert.True(schedule.TryAt(TimeSpan.FromSeconds(second), out var target) && target.Users == 7));
    }

    [Theory]
    [InlineData(-1, 1, 1, 1)]
    [InlineData(2, 1, 3, 1)]
    [InlineData(2, 3, 1, 1)]
    [InlineData(1, 1, 1, 0)]
    public void Values_out_of_range_are_refused(int min, int first, int second, int duration) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ScheduleOf(min, first, second, duration));

    static DoubleWaveSchedule ScheduleOf(int min, int first, int second, int duration) => new(min, first, second, 60, TimeSpan.FromSeconds(duration));
}

using LoadTest.Schedule;

namespace LoadTest.Tests.Schedule;

public sealed class StageScheduleTests
{
    [Theory]
    [InlineData(0, 10)]
    [InlineData(59_999, 10)]
    [InlineData(60_000, 50)]
    [InlineData(119_999, 50)]
    [InlineData(120_000, 100)]
    [InlineData(180_000, 30)]
    [InlineData(239_999, 30)]
    [InlineData(240_000, 0)]
    [InlineData(299_999, 0)]
    [InlineData(300_000, null)]
    [InlineData(1_000_000, null)]
    public void C_S5_a_stage_holds_until_just_before_its_end(int milliseconds, int? users)
    {
        var schedule = new StageSchedule([.. new[] { 10, 50, 100, 30, 0 }.Select(target => StageOf(60, target))]);

        var isRunning = schedule.TryAt(TimeSpan.FromMilliseconds(milliseconds), out var target);

        Assert.Equal(users, isRunning ? target.Users : null);
        Assert.Equal(TimeSpan.FromMinutes(5), schedule.Duration);
    }

    [Fact]
    public void A_stage_has_its_own_spawn_rate_and_classes()
    {
        var second = new ShapeTarget(20, 3.5) { UserClasses = ["AdminUser"] };
        var schedule = new StageSchedule([StageOf(5, 10), new LoadStage(TimeSpan.FromSeconds(1), second)]);

        Assert.True(schedule.TryAt(TimeSpan.FromSeconds(5), out var target));

        Assert.Equal(second, target);
    }

    [Fact]
    public void Stages_are_needed_and_take_time()
    {
        Assert.Throws<ArgumentException>(() => new StageSchedule([]));
        var refusal = Assert.Throws<ArgumentOutOfRangeException>(() => new StageSchedule([StageOf(1, 1), StageOf(0, 1)]));

        Assert.Contains("Stage 2 must be longer than zero", refusal.Message, StringComparison.Ordinal);
    }

    static LoadStage StageOf(int seconds, int users) => new(TimeSpan.FromSeconds(seconds), new ShapeTarget(users, SpawnRate: 10));
}

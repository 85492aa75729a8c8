using LoadTest.Run;
using LoadTest.Testing;
using static LoadTest.Tests.Run.EngineFixture;

namespace LoadTest.Tests.Run;

public sealed class EngineSpawnTests
{
    readonly ManualClock _clock = new();

    [Fact]
    public void Users_are_added_at_the_spawn_rate()
    {
        var starts = new List<double>();
        var plan = PlanOf(
            () => new TestUser { OnStart = _ => Note(starts) },
            user => user.RequestAsync(_clock, 0.01),
            users: 4, spawnRate: 2);

        VirtualRun.Complete(plan, _clock);

        Assert.Equal([0, 0.5, 1, 1.5], starts);
    }

    [Fact]
    public void Users_are_numbered_from_one()
    {
        var numbers = new List<int>();
        var plan = PlanOf(
            () => new TestUser { OnStart = user => { numbers.Add(user.Number); return Task.CompletedTask; } },
            user => user.RequestAsync(_clock, 0.01),
            users: 3);

        VirtualRun.Complete(plan, _clock);

        Assert.Equal([1, 2, 3], numbers);
    }

    [Fact]
    public void The_measurement_begins_when_the_last_user_is_there_even_if_the_warm_up_is_shorter()
    {
        var plan = PlanOf(() => new TestUser(), user => user.RequestAsync(_clock, 0), users: 5, spawnRate: 1, duration: 10, warmUp: 1);

        var outcome = VirtualRun.Complete(plan, _clock);

        Assert.Equal(Some.Seconds(10), outcome.Metrics.Measured);
        Assert.Equal(4 + 3 + 2 + 1, outcome.Metrics.WarmUp.Started);
    }

    [Fact]
    public void The_warm_up_is_recorded_and_not_judged()
    {
        var plan = PlanOf(() => new TestUser(), user => user.RequestAsync(_clock, 0.5), duration: 10, warmUp: 5);

        var outcome = VirtualRun.Complete(plan, _clock);

        // A request every 1.5 s: at 0, 1.5, 3, 4.5 in the warm-up; at 6, 7.5, … 13.5 in the measurement.
        Assert.Equal((4, 6), (outcome.Metrics.WarmUp.Ok, outcome.Metrics.Measurement.Ok));
        Assert.Equal(6, outcome.Metrics.Series[0].ResponseTimes.Count);
    }

    [Fact]
    public void Progress_is_fed_once_a_second_and_at_the_end()
    {
        using var run = new VirtualRun(PlanOf(() => new TestUser(), user => user.RequestAsync(_clock, 0.5), duration: 3, warmUp: 1), _clock);

        run.ToEnd();

        Assert.Equal(
            [(RunPhase.WarmUp, 0), (RunPhase.Measurement, 1), (RunPhase.Measurement, 2), (RunPhase.Measurement, 3)],
            run.Statuses.Take(4).Select(status => (status.Phase, (int)status.Elapsed.TotalSeconds)));
        Assert.Equal(RunPhase.Ended, run.Statuses[^1].Phase);
        Assert.Equal(0, run.Statuses[^1].ActiveUsers);
    }

    [Fact]
    public void The_same_seed_gives_the_same_picks()
    {
        var first = PicksWith(seed: 7);

        Assert.Equal(first, PicksWith(seed: 7));
        Assert.NotEqual(first, PicksWith(seed: 8));
        Assert.InRange(first.Count(pick => pick.EndsWith("rare", StringComparison.Ordinal)), 1, first.Count / 2);
    }

    [Fact]
    public void A_user_that_never_waits_lets_the_others_run()
    {
        var iterations = new Dictionary<int, int>();
        var plan = PlanOf(
            () => new TestUser { Wait = () => WaitTime.None },
            user =>
            {
                _clock.Stall(TimeSpan.FromMilliseconds(0.4));
                iterations[user.Number] = iterations.GetValueOrDefault(user.Number) + 1;
                return Task.CompletedTask;
            },
            users: 3, duration: 0.5);

        VirtualRun.Complete(plan, _clock);

        Assert.Equal(3, iterations.Count);
        Assert.True(iterations.Values.Max() - iterations.Values.Min() <= 5, string.Join(", ", iterations.Values));
    }

    List<string> PicksWith(int seed)
    {
        var clock = new ManualClock();
        var picks = new List<string>();
        Func<TestUser, Task> Pick(string name) => user =>
        {
            picks.Add($"{user.Number} {name}");
            return Task.CompletedTask;
        };
        var scenario = Some.Scenario(() => new TestUser { Wait = () => WaitTime.Between(0.5, 1.5) }, users: 3, duration: 20, tasks: [TaskOf("often", 3, Pick("often")), TaskOf("rare", 1, Pick("rare"))]);
        VirtualRun.Complete(Some.Plan(scenario) with { Seed = seed }, clock);
        return picks;
    }

    Task Note(List<double> times)
    {
        times.Add(_clock.Elapsed.TotalSeconds);
        return Task.CompletedTask;
    }
}

using LoadTest.Measure;
using LoadTest.Testing;
using static LoadTest.Tests.Run.EngineFixture;

namespace LoadTest.Tests.Run;

/// <summary>What latency counts from. Reference: G. Tene on coordinated omission; the closed forms are in the tests.</summary>
public sealed class EngineLatencyTests
{
    const double ServiceSeconds = 0.001;

    readonly ManualClock _clock = new();

    [Fact]
    public void A_paced_user_catches_up_after_a_stall_and_pays_for_it_from_the_intended_start()
    {
        var starts = new List<double>();
        var plan = PlanOf(
            () => new TestUser { Wait = () => WaitTime.Pacing(1) },
            async user =>
            {
                starts.Add(_clock.Elapsed.TotalSeconds);
                await user.RequestAsync(_clock, _clock.Elapsed < Some.Seconds(1) ? 3.5 : 0.1);
            },
            duration: 7.5);

        var metrics = VirtualRun.Complete(plan, _clock).Metrics;

        Assert.Equal([0, 3.5, 3.6, 3.7, 4, 5, 6, 7], starts.Select(start => Math.Round(start, 3)));
        Assert.Equal(8, metrics.Measurement.Ok);
        Assert.Equal([0.1, 0.1, 0.1, 0.1, 0.8, 1.7, 2.6, 3.5], Sorted(metrics.Series[0].ResponseTimes));
        Assert.Equal([0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 3.5], Sorted(metrics.Series[0].ServiceTimes));
    }

    [Fact]
    public void An_unpaced_user_counts_from_the_actual_start()
    {
        var plan = PlanOf(
            () => new TestUser { Wait = () => WaitTime.Constant(1) },
            user => user.RequestAsync(_clock, _clock.Elapsed < Some.Seconds(1) ? 3.5 : 0.1),
            duration: 7.5);

        var metrics = VirtualRun.Complete(plan, _clock).Metrics;

        Assert.Equal([0.1, 0.1, 0.1, 3.5], Sorted(metrics.Series[0].ResponseTimes));
        Assert.Equal(metrics.Series[0].ServiceTimes.Buckets(), metrics.Series[0].ResponseTimes.Buckets());
    }

    [Fact]
    public void Only_the_first_request_of_a_late_iteration_carries_its_lag()
    {
        var plan = PlanOf(
            () => new TestUser { Wait = () => WaitTime.Pacing(1) },
            async user =>
            {
                await user.RequestAsync(_clock, _clock.Elapsed < Some.Seconds(1) ? 1.5 : 0.1, "/first");
                await user.RequestAsync(_clock, 0.1, "/second");
            },
            duration: 2);

        var metrics = VirtualRun.Complete(plan, _clock).Metrics;

        // The second iteration was meant for 1.0 and began at 1.6.
        Assert.Equal([0.7, 1.5], Sorted(metrics.Series[0].ResponseTimes));
        Assert.Equal([0.1, 0.1], Sorted(metrics.Series[1].ResponseTimes));
    }

    [Fact]
    public void Iterations_too_far_behind_are_dropped_and_counted()
    {
        var plan = PlanOf(
            () => new TestUser { Wait = () => WaitTime.Pacing(0.01) },
            user => user.RequestAsync(_clock, _clock.Elapsed < Some.Seconds(1) ? 150 : 0.001),
            duration: 199.995);

        var outcome = VirtualRun.Complete(plan, _clock);

        // 15,000 starts of 10 ms fall into the stall; 10,000 of them are caught up.
        Assert.InRange(outcome.DroppedIterations, 4_990, 5_000);
        Assert.InRange(outcome.Iterations + outcome.DroppedIterations, 19_990, 20_000);
    }

    /// <summary>
    /// A system that answers in 1 ms but stands still for 1 s in every 10 s (S = 1, P = 10). A user that arrives at a random
    /// time waits q_p = s + S·(1 − (1 − p)·P/S) for p above 1 − S/P: 0.5 s at p95. Ten paced users see that.
    /// </summary>
    [Fact]
    public void Paced_users_see_a_stall_as_a_user_of_the_system_would()
    {
        var times = TimesUnderStalls(WaitTime.Pacing(0.1));

        Assert.InRange(Seconds(times.ValueAt(0.5)), 0.001, 0.002);
        Assert.InRange(Seconds(times.ValueAt(0.95)), 0.49, 0.52);
        Assert.InRange(Seconds(times.ValueAt(0.99)), 0.89, 0.92);
    }

    [Fact]
    public void Unpaced_users_hardly_see_it_because_they_wait_with_the_system()
    {
        var times = TimesUnderStalls(WaitTime.Constant(0.099));

        Assert.InRange(Seconds(times.ValueAt(0.95)), 0.001, 0.002);
    }

    LatencyHistogram TimesUnderStalls(WaitTime wait)
    {
        var plan = PlanOf(() => new TestUser { Wait = () => wait }, RequestStallingSystem, users: 10, spawnRate: 100, duration: 60);

        var metrics = VirtualRun.Complete(plan, _clock).Metrics;

        Assert.Equal(metrics.Begun, metrics.Total.Started);
        return metrics.Series[0].ResponseTimes;
    }

    Task RequestStallingSystem(TestUser user)
    {
        var inPeriod = _clock.Elapsed.TotalSeconds % 10;
        return user.RequestAsync(_clock, (inPeriod is >= 5 and < 6 ? 6 - inPeriod : 0) + ServiceSeconds);
    }

    static IEnumerable<double> Sorted(LatencyHistogram times) =>
        times.Buckets().SelectMany(bucket => Enumerable.Repeat(Math.Round(bucket.HighestValue / 1e9, 2), (int)bucket.Count));

    static double Seconds(long nanos) => nanos / 1e9;
}

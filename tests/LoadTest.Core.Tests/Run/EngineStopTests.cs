using LoadTest.Measure;
using LoadTest.Schedule;
using LoadTest.Testing;
using static LoadTest.Tests.Run.EngineFixture;

namespace LoadTest.Tests.Run;

public sealed class EngineStopTests
{
    readonly ManualClock _clock = new();

    [Fact]
    public void A_request_that_starts_in_the_measurement_is_judged_although_it_ends_in_the_drain()
    {
        var plan = PlanOf(() => new TestUser(), user => user.RequestAsync(_clock, 4), duration: 6);

        var outcome = VirtualRun.Complete(plan, _clock);

        // Requests at 0–4 and 5–9; the measurement ends at 6.
        Assert.Equal(new RequestCounts(2, 0, 0), outcome.Metrics.Measurement);
        Assert.Equal(Some.Seconds(6), outcome.Metrics.Measured);
        Assert.Equal(Some.Seconds(9), _clock.Elapsed);
        Assert.Equal(StopReason.Completed, outcome.StopReason);
    }

    [Fact]
    public void A_request_in_flight_at_the_stop_time_out_counts_as_cancelled_with_its_elapsed_time()
    {
        var plan = PlanOf(() => new TestUser(), user => user.RequestAsync(_clock, 1_000), duration: 6);

        var outcome = VirtualRun.Complete(plan, _clock);

        Assert.Equal(new RequestCounts(0, 0, 1), outcome.Metrics.Measurement);
        Assert.Equal(11 * Some.Second, outcome.Metrics.Series[0].CancelledTimes.Max);
        Assert.Empty(outcome.Stuck);
        Assert.Equal(1, outcome.Metrics.Begun);
    }

    [Fact]
    public void A_user_that_ignores_every_token_is_given_up_and_named_and_its_request_is_cut()
    {
        var plan = PlanOf(
            () => new TestUser(),
            async user =>
            {
                user.Run.BeginRequest("GET", "/a");
                await Task.Delay(Some.Seconds(1_000), _clock);
            },
            users: 2, duration: 6);

        var outcome = VirtualRun.Complete(plan, _clock);

        Assert.Equal(new StuckUsers { Where = "Browse", Users = 2 }, Assert.Single(outcome.Stuck));
        Assert.Equal(new RequestCounts(0, 0, 2), outcome.Metrics.Measurement);
        Assert.Equal(13, _clock.Elapsed.TotalSeconds, precision: 1); // 6 s, 5 s of stop time-out, 2 s of grace
    }

    [Fact]
    public void A_request_that_is_never_ended_counts_as_cancelled()
    {
        var plan = PlanOf(
            () => new TestUser(),
            user =>
            {
                user.Run.BeginRequest("GET", "/a");
                return Task.CompletedTask;
            },
            duration: 5.5);

        var metrics = VirtualRun.Complete(plan, _clock).Metrics;

        Assert.Equal(6, metrics.Begun);
        Assert.Equal(new RequestCounts(0, 0, 6), metrics.Total);
    }

    [Fact]
    public void Requests_of_OnStop_belong_to_the_drain()
    {
        var plan = PlanOf(() => new TestUser { OnStop = user => user.RequestAsync(_clock, 0.5, "/logout") }, user => user.RequestAsync(_clock, 0.1), duration: 6);

        var outcome = VirtualRun.Complete(plan, _clock);

        Assert.Equal(1, outcome.Metrics.Drain.Ok);
        Assert.DoesNotContain(outcome.Metrics.Series, series => series.Series.Name == "/logout");
    }

    [Fact]
    public void A_waiting_user_stops_at_once()
    {
        var plan = PlanOf(() => new TestUser { Wait = () => WaitTime.Constant(1_000) }, user => user.RequestAsync(_clock, 0.1), duration: 6);

        VirtualRun.Complete(plan, _clock);

        Assert.Equal(6, _clock.Elapsed.TotalSeconds, precision: 3);
    }

    [Theory]
    [InlineData(StopReason.Cancelled)]
    [InlineData(StopReason.Signal)]
    public void An_early_stop_says_why_and_does_not_wait_long(StopReason reason)
    {
        using var run = new VirtualRun(PlanOf(() => new TestUser(), user => user.RequestAsync(_clock, 1_000), duration: 60), _clock);

        run.RunTo(Some.Seconds(10));
        run.Engine.RequestStop(reason);
        run.Engine.RequestStop(StopReason.OwnerGone);
        var outcome = run.ToEnd();

        Assert.Equal(reason, outcome.StopReason);
        Assert.Equal(Some.Seconds(10), outcome.Metrics.Measured);
        Assert.True(_clock.Elapsed <= Some.Seconds(11.1), $"{_clock.Elapsed}");
        Assert.Equal(new RequestCounts(0, 0, 1), outcome.Metrics.Total);
    }

    [Fact]
    public void A_stop_in_the_warm_up_leaves_nothing_to_judge()
    {
        using var run = new VirtualRun(PlanOf(() => new TestUser(), user => user.RequestAsync(_clock, 0.1), duration: 60, warmUp: 10), _clock);

        run.RunTo(Some.Seconds(5));
        run.Engine.RequestStop(StopReason.Cancelled);
        var metrics = run.ToEnd().Metrics;

        Assert.Equal(TimeSpan.Zero, metrics.Measured);
        Assert.Equal(0, metrics.Measurement.Started);
        Assert.Equal(metrics.Begun, metrics.WarmUp.Started);
    }

    [Fact]
    public void The_run_stops_soon_after_its_owner_is_gone()
    {
        var plan = PlanOf(() => new TestUser(), user => user.RequestAsync(_clock, 0.1), duration: 600) with
        {
            IsOwnerGone = () => _clock.Elapsed > Some.Seconds(20),
        };

        var outcome = VirtualRun.Complete(plan, _clock);

        Assert.Equal(StopReason.OwnerGone, outcome.StopReason);
        Assert.InRange(_clock.Elapsed.TotalSeconds, 20, 23);
    }

    [Fact]
    public void An_undecided_run_goes_on_to_the_next_look_and_stops_when_it_may()
    {
        var looks = new List<(int Look, double Measured, long Started)>();
        var plan = PlanOf(() => new TestUser(), user => user.RequestAsync(_clock, 0), duration: 10.5) with
        {
            Looks = new LookPlan(Some.Seconds(10.5), Some.Seconds(40)),
            GoesOnAfterLook = (metrics, look) =>
            {
                looks.Add((look, metrics.Measured.TotalSeconds, metrics.Measurement.Started));
                return look == 0;
            },
        };

        var outcome = VirtualRun.Complete(plan, _clock);

        Assert.Equal([(0, 10.5, 11), (1, 21, 22)], looks.Select(look => (look.Look, look.Measured, (int)look.Started)));
        Assert.Equal((1, Some.Seconds(21)), (outcome.LastLook, outcome.Metrics.Measured));
    }

    [Fact]
    public void Nobody_is_asked_at_the_last_look()
    {
        var asked = 0;
        var plan = PlanOf(() => new TestUser(), user => user.RequestAsync(_clock, 0.1), duration: 10) with
        {
            Looks = new LookPlan(Some.Seconds(10), Some.Seconds(20)),
            GoesOnAfterLook = (_, _) => ++asked > 0,
        };

        var outcome = VirtualRun.Complete(plan, _clock);

        Assert.Equal((1, 1), (asked, outcome.LastLook));
        Assert.Equal(Some.Seconds(20), outcome.Metrics.Measured);
    }

    [Fact]
    public void A_callback_on_the_stop_token_that_throws_does_not_keep_the_run_from_stopping()
    {
        var plan = PlanOf(
            () => new TestUser
            {
                OnStart = user =>
                {
                    user.Run.Stopping.Register(() => throw new InvalidOperationException("callback"));
                    return Task.CompletedTask;
                },
            },
            user => user.RequestAsync(_clock, 0.1),
            duration: 6);

        var outcome = VirtualRun.Complete(plan, _clock);

        Assert.Equal(StopReason.Completed, outcome.StopReason);
        Assert.Empty(outcome.Stuck);
    }
}

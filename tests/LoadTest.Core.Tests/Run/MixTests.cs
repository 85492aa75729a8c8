using LoadTest.Judge;
using LoadTest.Measure;
using LoadTest.Testing;
using static LoadTest.Tests.Run.MixLoads;

namespace LoadTest.Tests.Run;

/// <summary>Several scenarios side by side, closed and open, each with its own load and its own start, in virtual time.</summary>
public sealed class MixTests
{
    [Fact]
    public void A_closed_and_an_open_scenario_run_side_by_side_each_under_its_own_load()
    {
        var load = VirtualLoad.Of<ClosedAndOpen>();

        var outcome = load.Run();

        // Two browsers take a look of a millisecond after each second, for 5 + 10 s; visitors come ten times a second from second 4 on, for 8 s.
        Assert.Equal(Enumerable.Range(0, 15).Select(n => Math.Round(n * 1.001, 5)), load.Journal.Entries.Where(entry => entry is (_, 1, "browse")).Select(entry => Math.Round(entry.Second, 5)));
        Assert.Equal(Enumerable.Range(0, 80).Select(n => 4 + (n / 10.0)), load.Journal.Seconds("visit"));
        Assert.Equal([("Browser", 2, 30, 0), ("Visitor", 1, 80, 80)], outcome.Scenarios.Select(scenario => (scenario.Name, scenario.UsersStarted, scenario.Iterations, scenario.Arrivals.Scheduled)));
        Assert.Equal((StopReason.Completed, 0), (outcome.StopReason, outcome.UsersEndedEarly));
    }

    [Fact]
    public void The_run_is_judged_from_where_the_first_scenario_is_warm_to_the_end_of_the_last()
    {
        var load = VirtualLoad.Of<ClosedAndOpen>();

        var outcome = load.Run();

        Assert.Equal((Some.Seconds(5), Some.Seconds(10), Some.Seconds(10)), (load.Definition.Settings.WarmUp, load.Definition.Settings.Duration, load.Definition.Settings.MaxDuration));
        Assert.Equal((Some.Seconds(10), Some.Seconds(15)), (outcome.Metrics.Measured, load.Clock.Elapsed));
        Assert.Equal(10 + 10, outcome.Metrics.WarmUp.Started); // of browsers from 0 to 5, of visitors from 4 to 5
        Assert.Equal(20 + 70, outcome.Metrics.Measurement.Started);
    }

    [Fact]
    public void What_begins_later_is_judged_from_its_first_request_whatever_its_own_warm_up()
    {
        var outcome = VirtualLoad.Of<LateWarmUp>().Run();

        Assert.Equal(60, outcome.Metrics.Series.Single(series => series.Series.Name == "/visit").Counts.Ok); // 2 s of warm-up and 4 s
        Assert.Equal(0, outcome.Metrics.WarmUp.Started);
    }

    [Fact]
    public void A_scenario_that_is_over_before_the_others_has_its_users_stop_and_says_so_to_nobody()
    {
        var load = VirtualLoad.Of<OneAfterTheOther>();
        using var run = load.Begin();

        run.RunTo(Some.Seconds(3));
        var first = run.Engine.Run.ActiveUsers;
        run.RunTo(Some.Seconds(8));
        var second = run.Engine.Run.ActiveUsers;
        var outcome = run.ToEnd();

        Assert.Equal((2, 1), (first, second));
        Assert.Equal(5, load.Journal.Entries.Where(entry => entry.Text == "browse").Max(entry => entry.Second), 1.0);
        Assert.Equal([5.0], load.Journal.Seconds("browser stops").Distinct());
        Assert.Equal((StopReason.Completed, 0, 0), (outcome.StopReason, outcome.UsersEndedEarly, outcome.UsersFailedToStart));
    }

    [Fact]
    public void Each_scenario_counts_its_own_iterations()
    {
        var load = VirtualLoad.Of<Counted>();

        var result = load.Judge();

        Assert.Equal((25, 40), (load.Journal.Count("few"), load.Journal.Count("visit")));
        Assert.Equal([("Few", 25), ("Forty", 40)], result.Scenarios.Select(scenario => (scenario.Name, scenario.Iterations)));
        Assert.Equal((StopReason.Completed, VerdictKind.Passed), (result.StopReason, result.Run.Kind));

        // Five users need five rounds, a second from each other; forty visitors, ten a second, are through after 3.9 s.
        Assert.InRange(load.Clock.Elapsed.TotalSeconds, 4.004, 4.006);
    }

    [Fact]
    public void A_scenario_that_time_ends_before_all_its_iterations_is_named()
    {
        var result = VirtualLoad.Of<TooMany>().Judge();

        Assert.Equal((VerdictKind.Inconclusive, InconclusiveCause.Invalid), (result.Run.Kind, result.Run.Cause));
        Assert.Equal("only 20 of 100 iterations of Hundred were run in 4 s", result.Run.Summary);
    }

    [Fact]
    public void Weights_and_fixed_counts_are_those_within_a_scenario()
    {
        var load = VirtualLoad.Of<Weighted>().With("MaxDuration", "4s");

        load.Run();

        Assert.Equal((1, 3), (load.Journal.Count("browser starts"), load.Journal.Count("buyer starts")));
        Assert.Equal((30, 10), (load.Journal.Count("visit"), load.Journal.Count("look")));
    }

    [Fact]
    public void A_shape_sees_the_time_and_the_users_of_its_own_scenario()
    {
        var load = VirtualLoad.Of<Shaped>();

        var outcome = load.Run();

        Assert.Equal([3, 3, 3], load.Journal.Seconds("browser starts"));
        Assert.Equal([5], load.Journal.Seconds("browser stops").Distinct().Take(1));
        Assert.Equal((3, StopReason.Completed, Some.Seconds(7)), (outcome.Scenarios[1].UsersStarted, outcome.StopReason, load.Clock.Elapsed));
    }

    [Fact]
    public void The_same_scenario_may_run_twice_at_different_times()
    {
        var load = VirtualLoad.Of<Twice>();

        var outcome = load.Run();

        Assert.Equal(["Burst", "Burst 2"], outcome.Scenarios.Select(scenario => scenario.Name));
        Assert.Equal([0, 0.1, 0.2, 0.3, 0.4, 6, 6.1, 6.2, 6.3, 6.4], load.Journal.Seconds("visit"));
    }

    [Fact]
    public void Random_arrivals_of_two_scenarios_are_not_the_same()
    {
        var load = VirtualLoad.Of<TwoRandom>();

        load.Run();

        var (first, second) = (load.Journal.Seconds("visit"), load.Journal.Seconds("look"));
        Assert.True(first.Count > 10 && second.Count > 10);
        Assert.NotEqual(first, second);
    }

    [Fact]
    public void Constant_loads_from_beginning_to_end_are_extended_together_and_others_are_not()
    {
        var alike = VirtualLoad.Of<Alike>().Definition;

        Assert.Equal((Some.Seconds(6), Some.Seconds(18)), (alike.Settings.Duration, alike.Settings.MaxDuration));
        Assert.All(alike.Scenario.Loads, load => Assert.Null(load.Length));
        Assert.Equal(Some.Seconds(12), VirtualLoad.Of<Alike>().With("MaxDuration", "12s").Definition.Settings.MaxDuration);
        Assert.Equal(Some.Seconds(10), VirtualLoad.Of<ClosedAndOpen>().Definition.Settings.MaxDuration);
    }

    [Fact]
    public void An_extended_mix_goes_on_with_all_its_loads()
    {
        var load = VirtualLoad.Of<Alike>().Judged("p99.9 < 1s");

        var result = load.Judge(); // never enough requests for p99.9

        Assert.Equal(Some.Seconds(18), result.Metrics!.Measured);
        Assert.Equal((2 * 20, 200), (load.Journal.Count("browse"), load.Journal.Count("visit")));
        Assert.Equal(0, result.Metrics.Drain.Started);
    }

    [Fact]
    public void A_weight_of_0_leaves_a_scenario_out()
    {
        var load = VirtualLoad.Of<ClosedAndOpen>().With("Weights", "Visitor=0");

        var result = load.Judge();

        Assert.Equal(0, load.Journal.Count("visit"));
        Assert.Equal(["Browser"], result.Scenarios.Select(scenario => scenario.Name));
        Assert.Equal(Some.Seconds(10), result.Metrics!.Measured);
    }

    [Fact]
    public void Users_that_all_end_themselves_do_not_end_the_other_scenarios_and_are_named()
    {
        var result = VirtualLoad.Of<WithQuitters>().Judge();

        Assert.Equal((StopReason.Completed, 80), (result.StopReason, result.Arrivals.Started));
        Assert.Contains(result.Findings, finding => finding.Code == "LT3016");
    }

    [Fact]
    public void A_mix_with_nobody_left_is_over_and_inconclusive()
    {
        var result = VirtualLoad.Of<OfQuitters>().Judge();

        Assert.Equal((StopReason.NoUsersLeft, VerdictKind.Inconclusive), (result.StopReason, result.Run.Kind));
        Assert.EndsWith(": all users of one of its scenarios had ended themselves", result.Run.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void A_scenario_whose_users_cannot_start_makes_the_run_inconclusive()
    {
        var result = VirtualLoad.Of<WithUnstartable>().Judge();

        Assert.Equal((VerdictKind.Inconclusive, InconclusiveCause.Invalid), (result.Run.Kind, result.Run.Cause));
        Assert.StartsWith("the asked load was not reached: 2 of ", result.Run.Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4.55)]
    [InlineData(12.2)]
    public void A_mix_that_is_stopped_accounts_for_every_arrival_and_request(double second)
    {
        using var run = VirtualLoad.Of<ClosedAndOpen>().Begin();
        run.RunTo(Some.Seconds(second));
        run.Engine.RequestStop(StopReason.Cancelled);

        var outcome = run.ToEnd();

        Assert.Equal(outcome.Arrivals.Scheduled, outcome.Arrivals.Started + outcome.Arrivals.Dropped);
        Assert.Equal(outcome.Metrics.Begun, outcome.Metrics.Total.Started);
        Assert.Empty(outcome.Stuck);
    }

    [Fact]
    public void Progress_and_summary_say_what_each_scenario_does()
    {
        var load = VirtualLoad.Of<ClosedAndOpen>();
        using var run = load.Begin();
        run.RunTo(Some.Seconds(6));
        var status = run.Statuses[^1];
        var result = load.Conclude(run.ToEnd());

        Assert.Equal([("Browser", 2), ("Visitor", 1)], status.Scenarios.Select(scenario => (scenario.Name, scenario.ActiveUsers)));
        Assert.StartsWith("90 requests by 3 users in 2 scenarios in 10 s", result.Run.Summary, StringComparison.Ordinal);
        Assert.Contains("  scenario     Browser: 2 users, 30 iterations", result.SummaryLines);
        Assert.Contains("  scenario     Visitor: 1 users, 80 iterations, 80 arrivals", result.SummaryLines);
    }

    [Fact]
    public void A_functional_run_does_each_task_of_each_user_type_once()
    {
        var load = VirtualLoad.Of<Twice>().With("Mode", "Once");

        load.Run();

        Assert.Equal(["visit"], load.Journal.Lines);
    }
}

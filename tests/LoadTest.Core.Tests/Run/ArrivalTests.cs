using LoadTest.Judge;
using LoadTest.Measure;
using LoadTest.Testing;

namespace LoadTest.Tests.Run;

/// <summary>Open models from their attributes to their numbers, in virtual time.</summary>
public sealed class ArrivalTests
{
    [Fact]
    public void Every_intended_start_begins_when_it_is_due()
    {
        var load = Load<EvenVisitor>();

        var outcome = load.Run();

        Assert.Equal(new RequestCounts(60, 0, 0), outcome.Metrics.Measurement);
        Assert.Equal(Enumerable.Range(0, 60).Select(n => n / 10.0), load.Journal.Seconds("work"));
        Assert.Equal(new ArrivalCounts(60, 60, 0), outcome.Arrivals);
        Assert.Equal((60, 0, 0), (outcome.Metrics.SendLag.Starts, outcome.Metrics.SendLag.LateStarts, outcome.Metrics.SendLag.Lags.Max));
    }

    [Fact]
    public void A_rate_need_not_be_a_whole_number()
    {
        var load = Load<EvenVisitor>().With("ArrivalRate", 0.4).With("Duration", "30s").With("MaxDuration", "30s");

        load.Run();

        Assert.Equal([0, 2.5, 5, 7.5, 10, 12.5, 15, 17.5, 20, 22.5, 25, 27.5], load.Journal.Seconds("work"));
    }

    // The proof table of coordinated omission: a stall of S = 1 s every P = 10 s, so q_p = s + S·(1 − (1 − p)·P / S) above 1 − S / P.
    [Fact]
    public void A_server_that_stalls_cannot_hide_it()
    {
        var metrics = Load<Stalled>().Run().Metrics;

        var (response, service) = (metrics.Series.Single().ResponseTimes, metrics.Series.Single().ServiceTimes);
        Assert.Equal(6_000, response.Count);
        Assert.InRange(response.ValueAt(0.9) / 1e6, 0, 3);
        Assert.InRange(response.ValueAt(0.95) / 1e6, 501 - 8, 501 + 8);
        Assert.InRange(response.ValueAt(0.99) / 1e6, 901 - 9, 901 + 9);
        Assert.Equal(response.Buckets(), service.Buckets());
    }

    // With ten users the stall's hundred arrivals wait for one: what each took is short, what it waited for is not.
    [Fact]
    public void With_too_few_users_the_wait_for_one_is_latency_and_service_time_stands_beside_it()
    {
        var metrics = Load<Stalled>().With("MaxUsers", 10).Run().Metrics;

        var (response, service) = (metrics.Series.Single().ResponseTimes, metrics.Series.Single().ServiceTimes);
        Assert.InRange(response.ValueAt(0.95) / 1e6, 501 - 8, 501 + 8);
        Assert.InRange(response.ValueAt(0.99) / 1e6, 901 - 9, 901 + 9);
        Assert.InRange(service.ValueAt(0.95) / 1e6, 0, 3);
        Assert.True(metrics.SendLag.LateStarts > 500);
        Assert.Equal(0, metrics.SendLag.Lags.Max);
    }

    [Fact]
    public void Users_are_added_when_they_are_needed_and_not_before()
    {
        var outcome = Load<Slow>().With("MaxUsers", 100).Run();

        // Ten arrivals a second that take a second each.
        Assert.InRange(outcome.UsersStarted, 10, 11);
        Assert.Equal(0, outcome.Arrivals.Dropped);
    }

    [Fact]
    public void What_finds_neither_a_user_nor_room_to_wait_is_dropped_and_counts_as_a_failure()
    {
        var load = Load<Slow>().With("MaxUsers", 5).Judged("failures < 40%", "p50 < 60s", "count >= 1");

        var result = load.Judge();

        // In 30 s 300 arrive, 5 a second are served, and 20 may wait: 300 − 150 − 20 or so find no room.
        Assert.Equal(5, load.Definition.Settings.MaxUsers);
        Assert.Equal(300, result.Arrivals.Scheduled);
        Assert.Equal(result.Arrivals.Scheduled, result.Arrivals.Started + result.Arrivals.Dropped);
        Assert.InRange(result.Arrivals.Dropped, 140, 155);
        var dropped = Assert.Single(result.Metrics!.Series, series => series.Series.Kind == Series.ArrivalKind);
        Assert.InRange(dropped.Counts.Failed, 125, 135);
        Assert.Equal(VerdictKind.Failed, result.Thresholds[0].Verdict.Kind);
        Assert.Contains(result.Findings, finding => finding.Code == "LT3018");

        // No requests: they were never sent.
        Assert.Equal(result.Metrics.Series.Single(series => series.Series.Kind == "GET").Counts.Started, result.Thresholds[2].Verdict.Evidence.Estimate);
    }

    [Fact]
    public void Without_a_backlog_nothing_waits()
    {
        var result = Load<Impatient>().Judge();

        // The clock of tests counts in steps of 100 ns.
        var responses = result.Metrics!.Series.Single(series => series.Series.Kind == "GET").ResponseTimes;
        Assert.InRange(responses.Max / 1e9, 1, 1.0000001);
        Assert.InRange(result.Metrics.SendLag.Lags.Max, 0, 99);
        Assert.Equal(0, result.Metrics.SendLag.LateStarts);
        Assert.True(result.Arrivals.Dropped > 100);
    }

    [Fact]
    public void Arrivals_are_dealt_by_weight()
    {
        var load = Load<Mixed>();

        load.Run();

        Assert.Equal((45, 15), (load.Journal.Count("many"), load.Journal.Count("few")));
        Assert.Equal(["many", "few", "many", "many"], load.Journal.Lines.Take(4));
    }

    [Fact]
    public void Each_arrival_is_one_iteration_also_in_task_sets()
    {
        var load = Load<WithSets>();

        var outcome = load.Run();

        Assert.Equal((60, 60), (load.Journal.Lines.Count, outcome.Iterations));
        Assert.Equal(Enumerable.Range(0, 60).Select(n => n / 10.0), load.Journal.Entries.Select(entry => entry.Second));
    }

    [Fact]
    public void A_user_that_ends_itself_is_replaced()
    {
        var load = Load<Quitting>();

        var outcome = load.Run();

        Assert.Equal(new ArrivalCounts(60, 60, 0), outcome.Arrivals);
        Assert.InRange(outcome.UsersStarted, 60, 62);
        Assert.Equal(0, outcome.UsersEndedEarly);
    }

    [Fact]
    public void Users_that_cannot_start_are_not_added_for_ever()
    {
        var result = Load<Unstartable>().With("MaxUsers", 7).Judge();

        Assert.Equal((VerdictKind.Inconclusive, InconclusiveCause.NoData), (result.Run.Kind, result.Run.Cause));
        Assert.Contains("all 7 failed", result.Run.Summary, StringComparison.Ordinal);
        Assert.Equal((0, 60), (result.Arrivals.Started, result.Arrivals.Dropped));
    }

    [Theory]
    [InlineData(1.05)]
    [InlineData(3)]
    public void A_run_that_is_stopped_accounts_for_every_arrival(double second)
    {
        var load = Load<Slow>().With("MaxUsers", 5);
        using var run = load.Begin();
        run.RunTo(Some.Seconds(second));
        run.Engine.RequestStop(StopReason.Cancelled);

        var outcome = run.ToEnd();

        Assert.Equal(StopReason.Cancelled, outcome.StopReason);
        Assert.Equal(outcome.Arrivals.Scheduled, outcome.Arrivals.Started + outcome.Arrivals.Dropped);
        Assert.Equal(outcome.Metrics.Begun, outcome.Metrics.Total.Started);
        Assert.Empty(outcome.Stuck);
    }

    [Fact]
    public void A_user_may_abort_the_run()
    {
        var outcome = Load<Aborting>().Run();

        Assert.Equal((StopReason.AbortedByTest, "enough"), (outcome.StopReason, outcome.AbortReason));
        Assert.Equal(outcome.Arrivals.Scheduled, outcome.Arrivals.Started + outcome.Arrivals.Dropped);
    }

    [Fact]
    public void The_same_seed_has_the_same_arrivals_and_another_one_others()
    {
        IReadOnlyList<double> Starts(int seed)
        {
            var load = Load<RandomVisitor>().With("Seed", seed);
            load.Run();
            return load.Journal.Seconds("work");
        }

        Assert.Equal(Starts(3), Starts(3));
        Assert.NotEqual(Starts(3), Starts(4));
        Assert.InRange(Starts(3).Count, 1_000 - 130, 1_000 + 130);
    }

    [Fact]
    public void Stages_end_the_run_with_the_last_one()
    {
        var load = Load<Staged>();

        var outcome = load.Run();

        Assert.Equal((Some.Seconds(30), StopReason.Completed), (load.Definition.Settings.Duration, outcome.StopReason));
        Assert.Equal(new ArrivalCounts(50 + 100 + 50, 200, 0), outcome.Arrivals);
    }

    [Fact]
    public void Given_arrivals_are_replayed()
    {
        var load = Load<Replayed>();

        load.Run();

        Assert.Equal([0, 0.25, 0.25, 3], load.Journal.Seconds("work"));
    }

    [Fact]
    public void Wait_times_have_no_effect_and_that_is_said()
    {
        var load = Load<Patient>();

        load.Run();

        Assert.Equal(60, load.Journal.Count("work"));
        Assert.Contains(load.Definition.Hints, hint => hint.Code == "LT3017" && hint.Text.StartsWith("Patient has a wait time", StringComparison.Ordinal));
        Assert.DoesNotContain(Load<EvenVisitor>().Definition.Hints, hint => hint.Code == "LT3017");
    }

    // Never extended: then the number of arrivals is known.
    static VirtualLoad Load<T>() => VirtualLoad.Of<T>().With("MaxDuration", "1ms");

    public abstract class Visitor : VirtualUser
    {
        protected Task WorkAsync(string text = "work", double seconds = 0.001)
        {
            Journal.Of(Run).Say(Run.Elapsed, Context.UserNumber, text);
            return SpyRequest.SendAsync(Context, seconds, "/a", "");
        }
    }

    [ArrivalRate(10, Duration = "6s", WarmUp = "0s", Arrivals = ArrivalLaw.Constant)]
    public sealed class EvenVisitor : Visitor
    {
        [Task] public Task Work() => WorkAsync();
    }

    [ArrivalRate(100, Duration = "10s", WarmUp = "0s")]
    public sealed class RandomVisitor : Visitor
    {
        [Task] public Task Work() => WorkAsync();
    }

    [ArrivalRate(100, Duration = "60s", WarmUp = "0s", Arrivals = ArrivalLaw.Constant, MaxUsers = 200)]
    public sealed class Stalled : Visitor
    {
        [Task]
        public Task Work()
        {
            var intoPeriod = Run.Elapsed.TotalSeconds % 10;
            return WorkAsync(seconds: intoPeriod < 1 ? 1 - intoPeriod + 0.001 : 0.001);
        }
    }

    [ArrivalRate(10, Duration = "30s", WarmUp = "0s", Arrivals = ArrivalLaw.Constant, Backlog = 20)]
    public sealed class Slow : Visitor
    {
        [Task] public Task Work() => WorkAsync(seconds: 1);
    }

    [ArrivalRate(10, Duration = "30s", WarmUp = "0s", MaxUsers = 5, StartUsers = 5, Backlog = 0)]
    public sealed class Impatient : Visitor
    {
        [Task] public Task Work() => WorkAsync(seconds: 1);
    }

    [ArrivalRate(10, Duration = "6s", WarmUp = "0s", Arrivals = ArrivalLaw.Constant)]
    [Population<Many>(Weight = 3)]
    [Population<Few>]
    public sealed class Mixed;

    public sealed class Many : Visitor
    {
        [Task] public Task Work() => WorkAsync("many");
    }

    public sealed class Few : Visitor
    {
        [Task] public Task Work() => WorkAsync("few");
    }

    [ArrivalRate(10, Duration = "6s", WarmUp = "0s", Arrivals = ArrivalLaw.Constant)]
    [Sequential]
    public sealed class WithSets : Visitor
    {
        [Task] public Task Work() => WorkAsync();

        [Task]
        public sealed class Set : SpySet
        {
            protected internal override WaitTime WaitTime => WaitTime.Constant(5);

            [Task]
            public Task Work()
            {
                if (Context.Random.Next(2) == 0) Interrupt(reschedule: Context.Random.Next(2) == 0);
                return Did("work");
            }
        }
    }

    [ArrivalRate(10, Duration = "6s", WarmUp = "0s", Arrivals = ArrivalLaw.Constant)]
    public sealed class Quitting : Visitor
    {
        [Task]
        public Task Work()
        {
            StopUser();
            return WorkAsync();
        }
    }

    [ArrivalRate(10, Duration = "6s", WarmUp = "0s", Arrivals = ArrivalLaw.Constant)]
    public sealed class Unstartable : Visitor
    {
        protected internal override Task OnStartAsync() => throw new InvalidOperationException("no");

        [Task] public Task Work() => WorkAsync();
    }

    [ArrivalRate(10, Duration = "6s", WarmUp = "0s", Arrivals = ArrivalLaw.Constant, MaxUsers = 3)]
    public sealed class Aborting : Visitor
    {
        [Task]
        public Task Work()
        {
            if (Run.Elapsed > Some.Seconds(2)) Run.Abort("enough");
            return WorkAsync(seconds: 0.7);
        }
    }

    [ArrivalStages("10s to 10", "10s at 10", "10s to 0", Arrivals = ArrivalLaw.Constant)]
    public sealed class Staged : Visitor
    {
        [Task] public Task Work() => WorkAsync();
    }

    [ArrivalReplay(0.25, 0, 3, 0.25)]
    public sealed class Replayed : Visitor
    {
        [Task] public Task Work() => WorkAsync();
    }

    [ArrivalRate(10, Duration = "6s", WarmUp = "0s", Arrivals = ArrivalLaw.Constant)]
    public sealed class Patient : Visitor
    {
        protected internal override WaitTime WaitTime => WaitTime.Constant(3);

        [Task] public Task Work() => WorkAsync();
    }
}

using LoadTest.Judge;
using LoadTest.Measure;
using LoadTest.Report;
using LoadTest.Testing;

namespace LoadTest.Tests.Run;

/// <summary>A load class as a functional test: each task once.</summary>
public sealed class OnceModeTests
{
    [Fact]
    public void Each_task_runs_once_in_order_of_declaration_sets_included_and_nobody_waits()
    {
        var load = Once<Shopper>();

        var result = load.Judge();

        Assert.Equal(
            ["start", "log in", "enter", "browse", "enter deep", "look", "leave deep", "buy", "leave", "log out", "stop"],
            load.Journal.Lines);
        Assert.Equal(TimeSpan.Zero, load.Clock.Elapsed);
        Assert.Equal((VerdictKind.Passed, "functional run: each task once, 5 requests, all ok"), (result.Run.Kind, result.Run.Summary));
        Assert.Equal("Shopper: passed, functional run: each task once, 5 requests, all ok", ConsoleSummary.Of(result)[0]);
    }

    [Fact]
    public void Each_request_is_shown_with_its_time_if_it_has_one()
    {
        var observer = new SpyObserver();
        var watching = new IsolatedObserver(observer);

        using var run = new StubRun();
        new OnceReporter(watching).OnRequest(run, Some.Request("GET", "/a", Outcome.Ok, time: TimeSpan.FromMilliseconds(2)));
        new OnceReporter(watching).OnRequest(run, Some.Request("websocket", "receive", Outcome.Failed("broken"), time: TimeSpan.Zero));

        Assert.Equal(["Stub: GET /a  2.00 ms  ok", "Stub: websocket receive  broken"], observer.Messages);
    }

    [Fact]
    public void One_user_of_each_type_runs_whatever_the_load_would_be()
    {
        var load = VirtualLoad.Of<Mixture>(users: 100).With("Mode", "Once");

        var outcome = load.Run();

        Assert.Equal(2, outcome.UsersStarted);
        Assert.Equal(["a", "b"], load.Journal.Lines.Order());
    }

    [Fact]
    public void A_task_that_leaves_its_set_does_not_keep_the_others_from_their_turn() =>
        Assert.Equal(["stop", "browse", "set stop", "user"], LinesOf<StopsFirst>());

    [Fact]
    public void A_set_that_is_left_in_its_start_is_not_entered() => Assert.Equal(["start", "user"], LinesOf<LeavesAtOnce>());

    [Fact]
    public void The_tasks_of_a_chain_run_once_in_order_of_declaration() => Assert.Equal(["1", "2", "3"], LinesOf<Chained>());

    [Fact]
    public void A_scheduled_task_runs_too_and_once() => Assert.Equal(["a", "scheduled", "b"], LinesOf<Scheduling>());

    [Fact]
    public void A_set_that_contains_itself_is_entered_once() => Assert.Equal(["in"], LinesOf<Recursive>());

    [Fact]
    public void Tags_leave_tasks_out_as_in_a_load_test()
    {
        var load = Once<Shopper>().With("Tags", "deep");

        load.Run();

        Assert.Equal(["start", "enter", "enter deep", "look", "leave deep", "leave", "stop"], load.Journal.Lines);
    }

    [Fact]
    public void It_takes_as_long_as_it_takes()
    {
        var load = VirtualLoad.Of<Slow>(duration: 30).With("Mode", "Once");

        var result = load.Judge();

        Assert.Equal((VerdictKind.Passed, Some.Seconds(600)), (result.Run.Kind, load.Clock.Elapsed));
    }

    [Fact]
    public void Thresholds_are_not_judged()
    {
        var result = VirtualLoad.Of<Slow>().With("Mode", "Once").Judged("p95 < 1ms").Judge();

        Assert.Equal(InconclusiveCause.NotJudged, Assert.Single(result.Thresholds).Verdict.Cause);
        Assert.Equal(VerdictKind.Passed, result.Verdict.Kind);
    }

    [Fact]
    public void An_exception_fails_it_and_the_other_tasks_run_all_the_same()
    {
        var load = Once<Throwing>();

        var result = load.Judge();

        Assert.Equal((VerdictKind.Failed, "Buy threw InvalidOperationException: no stock"), (result.Run.Kind, result.Run.Summary));
        Assert.Equal(["browse", "log out"], load.Journal.Lines);
    }

    [Fact]
    public void A_failed_request_fails_it()
    {
        var result = Once<Failing>().Judge();

        Assert.Equal((VerdictKind.Failed, "GET /a failed with 'HTTP 500'"), (result.Run.Kind, result.Run.Summary));
    }

    [Fact]
    public void A_user_that_ends_itself_before_its_last_task_has_proved_nothing()
    {
        var result = Once<Quitting>().Judge();

        Assert.Equal((VerdictKind.Inconclusive, InconclusiveCause.Invalid), (result.Run.Kind, result.Run.Cause));
        Assert.Equal("1 of 1 users stopped with tasks left to run", result.Run.Summary);
    }

    [Fact]
    public void Users_that_cannot_start_fail_it()
    {
        var result = Once<Unstartable>().Judge();

        Assert.Equal((VerdictKind.Failed, "OnStartAsync threw InvalidOperationException: no"), (result.Run.Kind, result.Run.Summary));
    }

    static VirtualLoad Once<T>() => VirtualLoad.Of<T>().With("Mode", "Once");

    static IReadOnlyList<string> LinesOf<T>()
    {
        var load = Once<T>();
        load.Run();
        return load.Journal.Lines;
    }

    public abstract class Patient : SpyUser
    {
        protected internal override WaitTime WaitTime => WaitTime.Constant(60);

        protected Task Do(string text)
        {
            Say(text);
            return RequestAsync();
        }
    }

    public abstract class PatientSet : SpySet
    {
        protected Task Do(string text)
        {
            Say(text);
            return RequestAsync();
        }
    }

    public sealed class Shopper : Patient
    {
        protected internal override Task OnStartAsync() => Did("start");

        protected internal override Task OnStopAsync() => Did("stop");

        [Task(3)] public Task LogIn() => Do("log in");

        [Task]
        public sealed class Shop : PatientSet
        {
            protected internal override Task OnStartAsync() => Did("enter");

            protected internal override Task OnStopAsync() => Did("leave");

            [Task(10)]
            public async Task Browse()
            {
                await Do("browse");
                await WaitAsync();
            }

            [Task(0)] public Task Never() => Do("never");

            [Task, Tag("deep")]
            public sealed class Deep : PatientSet
            {
                protected internal override Task OnStartAsync() => Did("enter deep");

                protected internal override Task OnStopAsync() => Did("leave deep");

                [Task] public Task Look() => Do("look");
            }

            [Task] public Task Buy() => Do("buy");
        }

        [Task] public Task LogOut() => Do("log out");
    }

    [Users(1)]
    [Population<A>]
    [Population<B>(Weight = 50)]
    public sealed class Mixture;

    public sealed class A : Patient
    {
        [Task] public Task Work() => Do("a");
    }

    public sealed class B : Patient
    {
        [Task] public Task Work() => Do("b");
    }

    public abstract class Stoppable : PatientSet
    {
        protected internal override Task OnStopAsync() => Did("set stop");

        [Task]
        public void Stop()
        {
            Say("stop");
            Interrupt();
        }
    }

    public sealed class StopsFirst : Patient
    {
        [Task]
        public sealed class Set : Stoppable
        {
            [Task] public Task Browse() => Do("browse");
        }

        [Task] public Task User() => Do("user");
    }

    public sealed class LeavesAtOnce : Patient
    {
        [Task]
        public sealed class Set : PatientSet
        {
            protected internal override Task OnStartAsync()
            {
                Interrupt();
                return Did("start");
            }

            [Task] public Task Browse() => Do("browse");
        }

        [Task] public Task User() => Do("user");
    }

    [Task<Chain>]
    public sealed class Chained : Patient;

    [Markov]
    public sealed class Chain : PatientSet
    {
        [Transition(nameof(Third))] public Task First() => Do("1");

        [Transition(nameof(First))] public Task Second() => Do("2");

        [Transition(nameof(Third))] public Task Third() => Do("3");
    }

    public sealed class Scheduling : Patient
    {
        [Task]
        public Task First()
        {
            ScheduleTask(Scheduled);
            return Do("a");
        }

        [Task] public Task Second() => Do("b");

        Task Scheduled()
        {
            ScheduleTask(Scheduled);
            return Do("scheduled");
        }
    }

    [Task<Selfish>]
    public sealed class Recursive : Patient;

    [Task<Selfish>]
    public sealed class Selfish : PatientSet
    {
        [Task] public Task Work() => Do("in");
    }

    public sealed class Slow : Patient
    {
        [Task] public Task Work() => RequestAsync(600);
    }

    public sealed class Throwing : Patient
    {
        [Task] public Task Browse() => Do("browse");

        [Task] public Task Buy() => throw new InvalidOperationException("no stock");

        [Task] public Task LogOut() => Do("log out");
    }

    public sealed class Failing : Patient
    {
        [Task] public Task Browse() => RequestAsync(failure: "HTTP 500");
    }

    public sealed class Quitting : Patient
    {
        [Task]
        public Task Browse()
        {
            StopUser();
            return Do("browse");
        }

        [Task] public Task Buy() => Do("buy");
    }

    public sealed class Unstartable : Patient
    {
        protected internal override Task OnStartAsync() => throw new InvalidOperationException("no");

        [Task] public Task Browse() => Do("browse");
    }
}

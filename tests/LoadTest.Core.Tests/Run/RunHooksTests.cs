using LoadTest.Judge;
using LoadTest.Measure;
using LoadTest.Testing;

namespace LoadTest.Tests.Run;

/// <summary>What happens around the users of a run, in which order, and what becomes of hooks that fail.</summary>
public sealed class RunHooksTests
{
    [Fact]
    public void Hooks_surround_the_users()
    {
        var load = VirtualLoad.Of<Watched>(users: 2, duration: 5.5);
        load.Offering(load.Journal);

        load.Run();

        Assert.Equal(
            [
                "run start, 0 users", "constructor", "start", "constructor", "start", "2 users added",
                "run stopping, 2 users", "stop", "stop", "run stop, 0 users", "verdict, 2 requests",
            ],
            load.Journal.Lines);
        Assert.Equal([5.5], load.Journal.Seconds("run stop, 0 users"));
    }

    [Fact]
    public void Users_work_on_until_the_hooks_have_seen_the_stop_coming()
    {
        var load = VirtualLoad.Of<SlowlyWatched>(users: 1, duration: 5.75);

        load.Run();

        Assert.Equal([(5.75, "stopping"), (6, "work"), (6.25, "told"), (6.25, "stop")], load.Journal.Entries.Where(entry => entry.Second > 5).Select(entry => (entry.Second, entry.Text)));
    }

    [Fact]
    public void The_time_of_a_run_begins_when_its_hooks_are_through()
    {
        var load = VirtualLoad.Of<StartedSlowly>(users: 1, duration: 5.5);

        var outcome = load.Run();

        Assert.Equal([0, 1, 2, 3, 4, 5], load.Journal.Seconds("work"));
        Assert.Equal((Some.Seconds(65.5), Some.Seconds(5.5)), (load.Clock.Elapsed, outcome.Metrics.Measured));
    }

    [Fact]
    public void Hooks_stop_in_the_reverse_of_the_order_in_which_they_started()
    {
        var load = VirtualLoad.Of<Doubled>(users: 1, duration: 5.5);

        load.Run();

        Assert.Equal(["First start", "Second start", "Second stopping", "First stopping", "Second stop", "First stop"], load.Journal.Lines);
    }

    [Theory]
    [InlineData(nameof(IRunHooks.OnSpawningComplete))]
    [InlineData(nameof(IRunHooks.OnRequest))]
    [InlineData(nameof(IRunHooks.OnUserError))]
    [InlineData(nameof(IRunHooks.OnRunStoppingAsync))]
    [InlineData(nameof(IRunHooks.OnRunStopAsync))]
    [InlineData(nameof(IRunHooks.OnBeforeVerdict))]
    public void A_hook_that_throws_is_counted_and_named_disturbs_nobody_and_makes_the_run_an_error(string hook)
    {
        var load = VirtualLoad.Of<Sabotaged>(users: 3, duration: 5.5).Prepared(run => run.Shared(() => new Sabotage(hook))).Judged("failures < 99%");

        var result = load.Judge();

        Assert.Equal((VerdictKind.Error, $"a hook failed: Saboteur.{hook} threw InvalidOperationException: sabotage"), (result.Run.Kind, result.Run.Summary));
        Assert.Equal(VerdictKind.Error, result.Verdict.Kind);
        Assert.Contains(result.Errors, error => error.Where == $"Saboteur.{hook}");
        Assert.Contains(hook, load.Journal.Lines);
        Assert.Equal(18, load.Journal.Count("work"));
    }

    [Fact]
    public void A_hook_that_throws_at_the_start_keeps_the_load_from_starting_and_what_was_started_is_stopped()
    {
        var load = VirtualLoad.Of<SabotagedTwice>(users: 3, duration: 5.5).Prepared(run => run.Shared(() => new Sabotage(nameof(IRunHooks.OnRunStartAsync))));

        var result = load.Judge();

        Assert.Equal((VerdictKind.Error, "the load did not start: Saboteur.OnRunStartAsync threw InvalidOperationException: sabotage"), (result.Run.Kind, result.Run.Summary));
        Assert.DoesNotContain("work", load.Journal.Lines);
        Assert.Contains(nameof(IRunHooks.OnRunStopAsync), load.Journal.Lines);
    }

    [Theory]
    [InlineData(nameof(IRunHooks.OnRunStoppingAsync))]
    [InlineData(nameof(IRunHooks.OnRunStopAsync))]
    public void A_hook_that_hangs_at_the_stop_is_given_up_after_the_stop_time_out_which_is_an_error(string hook)
    {
        var load = VirtualLoad.Of<Hung>(users: 1, duration: 5.5).With("StopTimeout", "4s").Prepared(run => run.Shared(() => new Sabotage(hook)));

        var result = load.Judge();

        Assert.Equal((VerdictKind.Error, $"a hook failed: Hanger.{hook} had not ended in time"), (result.Run.Kind, result.Run.Summary));
        Assert.InRange(load.Clock.Elapsed.TotalSeconds, 9.5, 15.6); // 4 s, for hooks that stop 4 s more, and 2 s in which whoever is given up may notice it
        Assert.InRange(load.Journal.Count("work"), 6, 7);
    }

    [Fact]
    public void A_hook_that_hangs_at_the_start_ends_with_the_run_and_what_was_started_is_stopped()
    {
        var load = VirtualLoad.Of<HungAtStart>(users: 1, duration: 5.5).Prepared(run => run.Shared(() => new Sabotage(nameof(IRunHooks.OnRunStartAsync))));
        using var run = load.Begin();

        run.RunTo(Some.Seconds(100));
        run.Engine.RequestStop(StopReason.Cancelled);
        var result = load.Conclude(run.ToEnd());

        Assert.Equal(VerdictKind.Aborted, result.Run.Kind);
        Assert.InRange(load.Clock.Elapsed.TotalSeconds, 100, 104);
        Assert.Equal(["First start", "First stop"], load.Journal.Lines);
    }

    [Fact]
    public void A_hook_that_watches_the_stop_token_may_end_its_start_early()
    {
        var load = VirtualLoad.Of<Obedient>(users: 1, duration: 5.5);
        using var run = load.Begin();

        run.RunTo(Some.Seconds(100));
        run.Engine.RequestStop(StopReason.Cancelled);
        var result = load.Conclude(run.ToEnd());

        Assert.Equal((VerdictKind.Aborted, "stopped"), (result.Run.Kind, load.Journal.Lines[^1]));
        Assert.InRange(load.Clock.Elapsed.TotalSeconds, 100, 100.1);
    }

    [Fact]
    public void Hooks_do_not_wait_for_users_that_were_given_up()
    {
        var load = VirtualLoad.Of<WatchedStuck>(users: 1, duration: 5.5).With("StopTimeout", "4s");

        var outcome = load.Run();

        Assert.Single(outcome.Stuck);
        Assert.Equal([11.5], load.Journal.Seconds("run stop"));
        Assert.InRange(load.Clock.Elapsed.TotalSeconds, 11.5, 11.6);
    }

    [Fact]
    public void A_hook_may_fail_the_run_for_a_reason_of_its_own()
    {
        var result = VirtualLoad.Of<Objected>(users: 1, duration: 5.5).Judged("failures < 99%").Judge();

        Assert.Equal((VerdictKind.Failed, "6 orders were written, 5 were expected"), (result.Run.Kind, result.Run.Summary));
    }

    [Fact]
    public void A_hook_may_abort_the_run_before_its_users_start()
    {
        var load = VirtualLoad.Of<Forbidden>(users: 1, duration: 5.5);

        var result = load.Judge();

        Assert.Equal((VerdictKind.Aborted, "aborted after 0 s of 5.5 s of measurement: the test aborted it: not on Fridays"), (result.Run.Kind, result.Run.Summary));
        Assert.Empty(load.Journal.Lines);
    }

    [Fact]
    public void Users_and_later_hooks_may_take_a_hook_in_their_constructors()
    {
        var load = VirtualLoad.Of<Injected>(users: 1, duration: 0.5);

        load.Run();

        Assert.Equal(["started by Provider"], load.Journal.Lines);
    }

    static void Say(RunContext run, string text) => Journal.Of(run).Say(run.Elapsed, 0, text);

    static Task Said(RunContext run, string text)
    {
        Say(run, text);
        return Task.CompletedTask;
    }

    static Task Forever() => new TaskCompletionSource().Task;

    sealed record Sabotage(string Hook);

    public abstract class Worker : SpyUser
    {
        protected internal override WaitTime WaitTime => WaitTime.Constant(1);

        [Task]
        public Task Work()
        {
            Say("work");
            return RequestAsync();
        }
    }

    [Hooks<Watch>]
    public sealed class Watched : SpyUser
    {
        public Watched(Journal journal) => journal.Say("constructor");

        protected internal override WaitTime WaitTime => WaitTime.Constant(10);

        protected internal override Task OnStartAsync() => Did("start");

        protected internal override Task OnStopAsync() => Did("stop");

        [Task] public Task Work() => RequestAsync();
    }

    public sealed class Watch : IRunHooks
    {
        public Task OnRunStartAsync(RunContext run) => Said(run, $"run start, {run.ActiveUsers} users");

        public void OnSpawningComplete(RunContext run, int users) => Say(run, $"{users} users added");

        public Task OnRunStoppingAsync(RunContext run) => Said(run, $"run stopping, {run.ActiveUsers} users");

        public Task OnRunStopAsync(RunContext run) => Said(run, $"run stop, {run.ActiveUsers} users");

        public void OnBeforeVerdict(RunConclusion conclusion) => Say(conclusion.Run, $"verdict, {conclusion.Metrics.Measurement.Ok} requests");
    }

    [Hooks<SlowWatch>]
    public sealed class SlowlyWatched : Worker
    {
        protected internal override Task OnStopAsync() => Did("stop");
    }

    public sealed class SlowWatch : IRunHooks
    {
        public async Task OnRunStoppingAsync(RunContext run)
        {
            Say(run, "stopping");
            await Task.Delay(TimeSpan.FromSeconds(0.5), run.Time);
            Say(run, "told");
        }
    }

    [Hooks<SlowStart>]
    public sealed class StartedSlowly : Worker;

    public sealed class SlowStart : IRunHooks
    {
        public Task OnRunStartAsync(RunContext run) => Task.Delay(TimeSpan.FromMinutes(1), run.Time);
    }

    public abstract class Named : IRunHooks
    {
        public Task OnRunStartAsync(RunContext run) => Said(run, $"{GetType().Name} start");

        public Task OnRunStoppingAsync(RunContext run) => Said(run, $"{GetType().Name} stopping");

        public Task OnRunStopAsync(RunContext run) => Said(run, $"{GetType().Name} stop");
    }

    public sealed class First : Named;

    public sealed class Second : Named;

    [Hooks<First>]
    [Hooks<Second>]
    public sealed class Doubled : SpyUser
    {
        protected internal override WaitTime WaitTime => WaitTime.Constant(10);

        [Task] public Task Work() => RequestAsync();
    }

    /// <summary>Throws where it is told to.</summary>
    public sealed class Saboteur : IRunHooks
    {
        public Task OnRunStartAsync(RunContext run) => TryAsync(run, nameof(OnRunStartAsync));

        public void OnSpawningComplete(RunContext run, int users) => Try(run, nameof(OnSpawningComplete));

        public void OnRequest(RunContext run, RequestEvent request) => Try(run, nameof(OnRequest));

        public void OnUserError(RunContext run, UserErrorEvent error) => Try(run, nameof(OnUserError));

        public Task OnRunStoppingAsync(RunContext run) => TryAsync(run, nameof(OnRunStoppingAsync));

        public Task OnRunStopAsync(RunContext run) => TryAsync(run, nameof(OnRunStopAsync));

        public void OnBeforeVerdict(RunConclusion conclusion) => Try(conclusion.Run, nameof(OnBeforeVerdict));

        static Task TryAsync(RunContext run, string hook)
        {
            Try(run, hook);
            return Task.CompletedTask;
        }

        static void Try(RunContext run, string hook)
        {
            if (run.Shared(() => new Sabotage("")).Hook == hook) throw new InvalidOperationException("sabotage");
        }
    }

    /// <summary>Stands beside the saboteur: it is called all the same.</summary>
    public sealed class Bystander : IRunHooks
    {
        public void OnSpawningComplete(RunContext run, int users) => Say(run, nameof(OnSpawningComplete));

        public void OnRequest(RunContext run, RequestEvent request) => Say(run, nameof(OnRequest));

        public void OnUserError(RunContext run, UserErrorEvent error) => Say(run, nameof(OnUserError));

        public Task OnRunStoppingAsync(RunContext run) => Said(run, nameof(OnRunStoppingAsync));

        public Task OnRunStopAsync(RunContext run) => Said(run, nameof(OnRunStopAsync));

        public void OnBeforeVerdict(RunConclusion conclusion) => Say(conclusion.Run, nameof(OnBeforeVerdict));
    }

    [Hooks<Saboteur>]
    [Hooks<Bystander>]
    [Hooks<Saboteur>]
    public sealed class Sabotaged : Worker
    {
        [Task(0)] public Task Never() => Task.CompletedTask;

        protected internal override Task OnStartAsync()
        {
            ReportError("reported");
            return Task.CompletedTask;
        }
    }

    [Hooks<Bystander>]
    [Hooks<Saboteur>]
    public sealed class SabotagedTwice : Worker;

    /// <summary>Hangs where it is told to.</summary>
    public sealed class Hanger : IRunHooks
    {
        public Task OnRunStartAsync(RunContext run) => HangIn(run, nameof(OnRunStartAsync));

        public Task OnRunStoppingAsync(RunContext run) => HangIn(run, nameof(OnRunStoppingAsync));

        public Task OnRunStopAsync(RunContext run) => HangIn(run, nameof(OnRunStopAsync));

        static Task HangIn(RunContext run, string hook) => run.Shared(() => new Sabotage("")).Hook == hook ? Forever() : Task.CompletedTask;
    }

    [Hooks<Hanger>]
    public sealed class Hung : Worker;

    [Hooks<First>]
    [Hooks<Hanger>]
    public sealed class HungAtStart : Worker;

    [Hooks<ObedientStart>]
    public sealed class Obedient : Worker;

    public sealed class ObedientStart : IRunHooks
    {
        public async Task OnRunStartAsync(RunContext run)
        {
            var stopped = new TaskCompletionSource();
            await using var registration = run.Stopping.Register(stopped.SetCanceled);
            await stopped.Task;
        }

        public Task OnRunStopAsync(RunContext run) => Said(run, "stopped");
    }

    [Hooks<StopWatch>]
    public sealed class WatchedStuck : SpyUser
    {
        [Task] public Task Work() => Forever();
    }

    public sealed class StopWatch : IRunHooks
    {
        public Task OnRunStopAsync(RunContext run) => Said(run, "run stop");
    }

    [Hooks<Objection>]
    public sealed class Objected : Worker;

    public sealed class Objection : IRunHooks
    {
        public void OnBeforeVerdict(RunConclusion conclusion) => conclusion.Fail($"{conclusion.Metrics.Measurement.Ok} orders were written, 5 were expected");
    }

    [Hooks<Friday>]
    public sealed class Forbidden : Worker;

    public sealed class Friday : IRunHooks
    {
        public Task OnRunStartAsync(RunContext run)
        {
            run.Abort("not on Fridays");
            return Task.CompletedTask;
        }
    }

    [Hooks<Provider>]
    [Hooks<Consumer>]
    public sealed class Injected(Provider provider, Consumer consumer) : SpyUser
    {
        protected internal override WaitTime WaitTime => WaitTime.Constant(10);

        [Task] public Task Work() => ReferenceEquals(provider, consumer.Provider) ? Did($"started by {provider.Name}") : Task.CompletedTask;
    }

    public sealed class Provider : IRunHooks
    {
        public string Name { get; private set; } = "nobody";

        public Task OnRunStartAsync(RunContext run)
        {
            Name = nameof(Provider);
            return Task.CompletedTask;
        }
    }

    public sealed class Consumer(Provider provider) : IRunHooks
    {
        public Provider Provider => provider;
    }
}

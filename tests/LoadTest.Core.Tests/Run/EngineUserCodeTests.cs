using System.Runtime.CompilerServices;
using LoadTest.Measure;
using LoadTest.Testing;
using static LoadTest.Tests.Run.EngineFixture;

namespace LoadTest.Tests.Run;

/// <summary>What user code may do wrong, and what the run makes of it.</summary>
public sealed class EngineUserCodeTests
{
    readonly ManualClock _clock = new();

    [Fact]
    public void Hooks_run_once_each_in_order()
    {
        var log = new List<string>();
        Task Say(string what)
        {
            log.Add(what);
            return Task.CompletedTask;
        }

        var plan = PlanOf(
            () =>
            {
                log.Add("constructor");
                return new TestUser { OnStart = _ => Say("start"), OnStop = _ => Say("stop"), OnDispose = () => log.Add("dispose") };
            },
            _ => Say("task"), duration: 1.5);

        VirtualRun.Complete(plan, _clock);

        Assert.Equal(["constructor", "start", "task", "task", "stop", "dispose"], log);
    }

    [Fact]
    public void An_exception_in_a_task_is_a_failed_request_of_the_task_and_the_user_goes_on()
    {
        var plan = PlanOf(() => new TestUser(), _ => throw new InvalidOperationException("no stock"), duration: 4.5);

        var outcome = VirtualRun.Complete(plan, _clock);

        Assert.Equal(new RequestCounts(0, 5, 0), outcome.Metrics.Measurement);
        Assert.Equal("TASK Browse", outcome.Metrics.Series[0].Series.ToString());
        Assert.Equal("InvalidOperationException: no stock", outcome.Metrics.Failures[0].Reason);
        var error = Assert.Single(outcome.Errors);
        Assert.Equal(("Browse", "InvalidOperationException: no stock", 5), (error.Where, error.Message, error.Count));
        Assert.Contains(nameof(EngineUserCodeTests), error.StackTrace, StringComparison.Ordinal);
        Assert.DoesNotContain("LoadTest.Run.", error.StackTrace, StringComparison.Ordinal);
    }

    [Fact]
    public void An_exception_after_an_await_is_the_same()
    {
        var plan = PlanOf(
            () => new TestUser(),
            async user =>
            {
                await user.RequestAsync(_clock, 0.5);
                throw new InvalidOperationException("no stock");
            },
            duration: 4.5);

        var metrics = VirtualRun.Complete(plan, _clock).Metrics;

        Assert.Equal((3, 3), (metrics.Measurement.Ok, metrics.Measurement.Failed));
    }

    [Fact]
    public void A_call_forgotten_in_OnStart_keeps_the_user_from_starting()
    {
        var outcome = VirtualRun.Complete(PlanOf(() => new TestUser { Misuse = () => "LT2001: a call was never sent." }, _ => Task.CompletedTask), _clock);

        Assert.Equal(1, outcome.UsersFailedToStart);
        Assert.Equal("InvalidOperationException: LT2001: a call was never sent.", Assert.Single(outcome.Errors).Message);
    }

    [Theory]
    [InlineData("constructor")]
    [InlineData("OnStartAsync")]
    public void When_no_user_can_start_the_run_ends_early(string where)
    {
        var plan = PlanOf(
            () => where == "constructor" ? throw new InvalidOperationException("no") : new TestUser { OnStart = _ => throw new InvalidOperationException("no") },
            user => user.RequestAsync(_clock, 0.1), users: 3, spawnRate: 1, duration: 60);

        var outcome = VirtualRun.Complete(plan, _clock);

        Assert.Equal(StopReason.NoUsersLeft, outcome.StopReason);
        Assert.Equal((3, 3), (outcome.UsersStarted, outcome.UsersFailedToStart));
        Assert.Equal((where, 3), (outcome.Errors[0].Where, outcome.Errors[0].Count));
        Assert.True(_clock.Elapsed < Some.Seconds(5));
    }

    [Fact]
    public void One_user_that_cannot_start_leaves_the_others_alone()
    {
        var disposed = 0;
        var plan = PlanOf(
            () => new TestUser { OnStart = user => user.Number == 2 ? throw new InvalidOperationException("no") : Task.CompletedTask, OnDispose = () => disposed++ },
            user => user.RequestAsync(_clock, 0), users: 3, duration: 4.5);

        var outcome = VirtualRun.Complete(plan, _clock);

        Assert.Equal(1, outcome.UsersFailedToStart);
        Assert.Equal(10, outcome.Metrics.Measurement.Ok);
        Assert.Equal(3, disposed);
    }

    [Fact]
    public void A_user_that_cannot_join_the_run_is_disposed_too()
    {
        var disposed = new StrongBox<int>();

        VirtualLoad.Of<Homeless>(users: 3, duration: 5).Offering(disposed).Run();

        Assert.Equal(3, disposed.Value);
    }

    [Fact]
    public void Users_that_never_come_to_their_first_task_are_missing_load()
    {
        var plan = PlanOf(
            () => new TestUser { OnStart = user => user.Number <= 3 ? Task.Delay(Some.Seconds(1_000), _clock) : Task.CompletedTask },
            user => user.RequestAsync(_clock, 0), users: 10, duration: 4.5);

        var outcome = VirtualRun.Complete(plan, _clock);

        Assert.Equal((3, 10), (outcome.UsersFailedToStart, outcome.UsersStarted));
        Assert.Equal(new StuckUsers { Where = "OnStartAsync", Users = 3 }, Assert.Single(outcome.Stuck));
    }

    [Fact]
    public void Exceptions_in_OnStop_and_Dispose_are_named_and_stop_nobody()
    {
        var plan = PlanOf(
            () => new TestUser { OnStop = _ => throw new InvalidOperationException("a"), OnDispose = () => throw new InvalidOperationException("b") },
            user => user.RequestAsync(_clock, 0.1), users: 2, duration: 4.5);

        var outcome = VirtualRun.Complete(plan, _clock);

        Assert.Equal(["Dispose 2", "OnStopAsync 2"], outcome.Errors.Select(error => $"{error.Where} {error.Count}"));
        Assert.Equal(StopReason.Completed, outcome.StopReason);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_a_user_owns_is_disposed_when_its_hooks_are_through_also_when_it_failed_to_start(bool isFailing)
    {
        var log = new List<string>();
        Task Start(TestUser user)
        {
            user.Run.Own(new Belonging(() => log.Add("kept")));
            var gone = new Belonging(() => log.Add("gone"));
            user.Run.Own(gone);
            user.Run.Disown(gone);
            user.Run.Own(new Belonging(() => throw new InvalidOperationException("stuck")));
            return isFailing ? throw new InvalidOperationException("no") : Task.CompletedTask;
        }

        Task Stop()
        {
            log.Add("stop");
            return Task.CompletedTask;
        }

        var plan = PlanOf(() => new TestUser { OnStart = Start, OnStop = _ => Stop(), OnDispose = () => log.Add("dispose") }, user => user.RequestAsync(_clock, 0.1), duration: 2.5);

        var outcome = VirtualRun.Complete(plan, _clock);

        Assert.Equal(isFailing ? ["kept", "dispose"] : ["stop", "kept", "dispose"], log);
        Assert.Equal("InvalidOperationException: stuck", Assert.Single(outcome.Errors, error => error.Where == "Dispose").Message);
        Assert.Empty(outcome.Stuck);
    }

    [Fact]
    public void What_comes_to_be_when_the_user_is_gone_is_disposed_at_once()
    {
        var disposed = 0;
        var plan = PlanOf(() => new TestUser { OnStop = user => Forget(user) }, user => user.RequestAsync(_clock, 0.1), duration: 2.5);
        Task Forget(TestUser user)
        {
            _ = Task.Delay(Some.Seconds(1), _clock).ContinueWith(_ => user.Run.Own(new Belonging(() => disposed++)), TaskScheduler.Default);
            return Task.CompletedTask;
        }

        VirtualRun.Complete(plan, _clock);
        _clock.Advance(Some.Seconds(1));

        Assert.True(SpinWait.SpinUntil(() => Volatile.Read(ref disposed) == 1, millisecondsTimeout: 10_000));
    }

    [Fact]
    public void A_user_whose_wait_time_throws_is_an_error_of_the_user_and_not_of_the_engine()
    {
        var plan = PlanOf(() => new TestUser { Wait = () => throw new InvalidOperationException("no wait") }, user => user.RequestAsync(_clock, 0.1), users: 2, duration: 4.5);

        var outcome = VirtualRun.Complete(plan, _clock);

        Assert.Equal((StopReason.NoUsersLeft, 2), (outcome.StopReason, outcome.UsersFailedToStart));
        Assert.Equal(("WaitTime", 2), (outcome.Errors[0].Where, outcome.Errors[0].Count));
    }

    [Fact]
    public void A_wait_longer_than_any_timer_is_a_wait_until_the_end()
    {
        var plan = PlanOf(() => new TestUser { Wait = () => WaitTime.Constant(TimeSpan.FromDays(60)) }, user => user.RequestAsync(_clock, 0), duration: 4.5);

        var outcome = VirtualRun.Complete(plan, _clock);

        Assert.Equal((StopReason.Completed, 1), (outcome.StopReason, outcome.Metrics.Total.Ok));
    }

    [Fact]
    public void A_task_that_returns_null_is_an_error_of_the_task()
    {
        var plan = PlanOf(() => new TestUser(), _ => Null<Task>(), duration: 2.5);

        var outcome = VirtualRun.Complete(plan, _clock);

        Assert.Equal(3, outcome.Metrics.Measurement.Failed);
    }

    [Fact]
    public void Cancellation_by_the_stop_is_no_error()
    {
        var plan = PlanOf(() => new TestUser(), user => Task.Delay(Some.Seconds(1_000), _clock, user.Run.Stopping), duration: 4.5);

        var outcome = VirtualRun.Complete(plan, _clock);

        Assert.Empty(outcome.Errors);
        Assert.Equal(0, outcome.Metrics.Total.Started);
    }

    [Fact]
    public void Cancellation_of_the_users_own_is_an_error()
    {
        var plan = PlanOf(() => new TestUser(), _ => throw new OperationCanceledException("own"), duration: 2.5);

        Assert.Equal(3, VirtualRun.Complete(plan, _clock).Metrics.Measurement.Failed);
    }

    [Fact]
    public void A_user_may_have_many_requests_in_flight()
    {
        var plan = PlanOf(
            () => new TestUser(),
            user => Task.WhenAll(Enumerable.Range(1, 20).Select(i => user.RequestAsync(_clock, i * 0.01))),
            duration: 2.5);

        var metrics = VirtualRun.Complete(plan, _clock).Metrics;

        Assert.Equal(60, metrics.Total.Ok);
        Assert.Equal(60, metrics.Begun);
    }

    [Fact]
    public void Shared_resources_are_made_once_and_disposed_with_the_run()
    {
        var made = new List<MemoryStream>();
        var plan = PlanOf(
            () => new TestUser(),
            user =>
            {
                user.Run.Run.Shared(() =>
                {
                    made.Add(new MemoryStream());
                    return made[^1];
                });
                return Task.CompletedTask;
            },
            users: 3, duration: 2.5);

        VirtualRun.Complete(plan, _clock);

        Assert.False(Assert.Single(made).CanRead);
    }

    [Fact]
    public void A_shared_resource_that_cannot_be_disposed_is_named_and_keeps_nothing_else()
    {
        var stream = new MemoryStream();
        var load = VirtualLoad.Of<Sound>(users: 2, duration: 2.5).Prepared(run => run.Shared(() => new Stubborn())).Prepared(run => run.Shared(() => stream));

        var outcome = load.Run();

        Assert.Equal(("Stubborn.Dispose", "InvalidOperationException: no", 1), (outcome.Errors[0].Where, outcome.Errors[0].Message, outcome.Errors[0].Count));
        Assert.False(stream.CanRead);
    }

    [Fact]
    public void Endless_kinds_of_exceptions_are_folded_and_stay_counted()
    {
        var n = 0;
        var plan = PlanOf(() => new TestUser { Wait = () => WaitTime.Constant(0.01) }, _ => throw new InvalidOperationException($"order {n++}"), duration: 10);

        var outcome = VirtualRun.Complete(plan, _clock);

        Assert.Equal(n, outcome.Errors.Sum(error => error.Count));
        Assert.InRange(outcome.Errors.Count, 100, 202);
        Assert.Equal("(other)", outcome.Errors[0].Message);
    }

    [Fact]
    public void Whatever_users_do_every_request_begun_is_counted_once()
    {
        for (var seed = 1; seed <= 10; seed++)
        {
            var clock = new ManualClock();
            var random = new Random(seed);
            var plan = PlanOf(
                () => new TestUser { Wait = () => WaitTime.Between(0, 0.5) },
                user => random.Next(6) switch
                {
                    0 => throw new InvalidOperationException("x"),
                    1 => user.RequestAsync(clock, 1_000),
                    2 => Task.WhenAll(user.RequestAsync(clock, 0.1), user.RequestAsync(clock, 9)),
                    3 => Forget(user),
                    4 => Task.Delay(Some.Seconds(1_000), clock),
                    _ => user.RequestAsync(clock, random.NextDouble(), failure: "y"),
                },
                users: 40, spawnRate: 20, duration: 5, warmUp: 1);

            var outcome = VirtualRun.Complete(plan, clock);

            Assert.Equal(outcome.Metrics.Begun, outcome.Metrics.Total.Started);
            Assert.NotEmpty(outcome.Stuck);
        }
    }

    sealed class Belonging(Action onDispose) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            onDispose();
            return ValueTask.CompletedTask;
        }
    }

    // What user code without nullable checks can do.
    static T Null<T>() => default!;

    static Task Forget(TestUser user)
    {
        user.Run.BeginRequest("GET", "/forgotten");
        return Task.CompletedTask;
    }

    [Users(1)]
    public sealed class Homeless(StrongBox<int> disposed) : HttpUser
    {
        public override Uri Host => throw new InvalidOperationException("no host");

        [Task] public Task Browse() => Task.CompletedTask;

        protected override void Dispose(bool disposing)
        {
            disposed.Value++;
            base.Dispose(disposing);
        }
    }

    public sealed class Sound : SpyUser
    {
        protected internal override WaitTime WaitTime => WaitTime.Constant(1);

        [Task] public Task Browse() => RequestAsync();
    }

    sealed class Stubborn : IDisposable
    {
        public void Dispose() => throw new InvalidOperationException("no");
    }
}

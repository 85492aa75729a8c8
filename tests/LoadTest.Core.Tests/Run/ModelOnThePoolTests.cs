using LoadTest.Measure;
using LoadTest.Run;
using LoadTest.Testing;

namespace LoadTest.Tests.Run;

/// <summary>Sets, counted iterations, background work and users that quit on the real thread pool, where they meet each other.</summary>
[Collection(RealTime.Name)]
[Trait("Category", "Slow")]
public sealed class ModelOnThePoolTests
{
    const int Rounds = 20;

    [Fact]
    public async Task Counts_are_exact_whoever_takes_the_last_iteration()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var outcome = await RunAsync(VirtualLoad.Of<Busy>(users: 50).With("Iterations", 20_000).With("Seed", round + 1));

            Assert.Equal((20_000, StopReason.Completed), (outcome.Iterations, outcome.StopReason));
            Assert.Equal(outcome.Metrics.Begun, outcome.Metrics.Total.Started);
            Assert.Equal((0, 0), (outcome.Errors.Count, outcome.Stuck.Count));
        }
    }

    [Fact]
    public async Task Exactly_as_many_arrivals_begin_as_asked_for_beside_users_that_count_their_own()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var outcome = await RunAsync(VirtualLoad.Of<BusyAndArriving>().With("Seed", round + 1));

            Assert.Equal((StopReason.Completed, new ArrivalCounts(500, 500, 0)), (outcome.StopReason, outcome.Arrivals));
            Assert.Equal([5_000, 500], outcome.Scenarios.Select(scenario => scenario.Iterations));
            Assert.Equal((outcome.Metrics.Total.Started, 0), (outcome.Metrics.Begun, outcome.Stuck.Count));
        }
    }

    [Fact]
    public async Task Each_of_many_users_runs_its_own_number()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var outcome = await RunAsync(VirtualLoad.Of<Busy>(users: 200).With("IterationsPerUser", 57));

            Assert.Equal((11_400, 11_400, StopReason.Completed), (outcome.Iterations, outcome.Metrics.Total.Ok, outcome.StopReason));
        }
    }

    [Fact]
    public async Task Users_that_quit_leave_nothing_behind()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var outcome = await RunAsync(VirtualLoad.Of<Quitting>(users: 100, duration: 30));

            Assert.Equal((StopReason.NoUsersLeft, 100, 0), (outcome.StopReason, outcome.UsersEndedEarly, outcome.Stuck.Count));
            Assert.Equal(outcome.Metrics.Begun, outcome.Metrics.Total.Started);
            Assert.Equal(100, outcome.BackgroundCut);
        }
    }

    [Fact]
    public async Task A_callback_of_a_stop_token_that_blocks_keeps_no_other_user_from_stopping()
    {
        using var gate = new ManualResetEventSlim();

        var outcome = await RunAsync(VirtualLoad.Of<Obstinate>(users: 20, duration: 0.3).With("StopTimeout", "1s").Offering(gate));
        gate.Set();

        Assert.InRange(outcome.Stuck.Sum(stuck => stuck.Users), 0, 1); // the one that blocks itself
        Assert.Equal(outcome.Metrics.Begun, outcome.Metrics.Total.Started);
    }

    static async Task<RunOutcome> RunAsync(VirtualLoad load)
    {
        var plan = LoadTestRunner.PlanOf(load.Definition, new IsolatedObserver(new SpyObserver()));
        using var engine = new Engine(plan with { IsOwnerGone = () => false }, TimeProvider.System, new PoolWorkQueue(), _ => { });
        return await new ControlThread(engine, TimeProvider.System).RunAsync();
    }

    [Users(1)]
    public sealed class Obstinate(ManualResetEventSlim gate) : VirtualUser
    {
        protected internal override WaitTime WaitTime => WaitTime.Between(0, Context.UserNumber % 2 == 0 ? 0.01 : 60);

        protected internal override Task OnStartAsync()
        {
            if (Context.UserNumber == 7) Stopping.Register(() => gate.Wait());
            return Task.CompletedTask;
        }

        [Task] public void Look() => Context.EndRequest(Context.BeginRequest("GET", "/"), Outcome.Ok);
    }

    [Users(1)]
    public sealed class Busy : VirtualUser
    {
        [Task(5)] public void Look() => Send();

        [Task]
        public async Task Browse()
        {
            var request = Context.BeginRequest("GET", "/b");
            await Task.Yield();
            Context.EndRequest(request, Outcome.Ok);
        }

        [Task]
        public sealed class Visit : TaskSet
        {
            [Task(5)]
            public void Look() => Context.EndRequest(Context.BeginRequest("GET", "/v"), Outcome.Ok);

            [Task]
            public async Task Go()
            {
                await Task.Yield();
                Context.EndRequest(Context.BeginRequest("GET", "/l"), Outcome.Ok);
                Interrupt();
            }
        }

        void Send() => Context.EndRequest(Context.BeginRequest("GET", "/a"), Outcome.Ok);
    }

    [Scenario<Counted>]
    [Scenario<Arriving>]
    public sealed class BusyAndArriving;

    [Users(20, Iterations = 5_000)]
    [Population<Busy>]
    public sealed class Counted;

    [ArrivalRate(5_000, Iterations = 500, MaxUsers = 20)]
    [Population<Busy>]
    public sealed class Arriving;

    [Users(1)]
    public sealed class Quitting : VirtualUser
    {
        int _left;

        protected internal override Task OnStartAsync()
        {
            _left = 100 + Random.Next(100);
            RunInBackground(stopping => Task.Delay(Timeout.InfiniteTimeSpan, stopping));
            return Task.CompletedTask;
        }

        [Task]
        public async Task Work()
        {
            Context.BeginRequest("GET", "/never ended");
            await Task.Yield();
            if (--_left == 0) StopUser();
        }
    }
}

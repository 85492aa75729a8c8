using LoadTest.Measure;
using LoadTest.Run;
using LoadTest.Schedule;
using LoadTest.Testing;
using static LoadTest.Tests.Run.EngineFixture;

namespace LoadTest.Tests.Run;

/// <summary>The real pool and the real control thread: what virtual time cannot show.</summary>
[Collection(RealTime.Name)]
[Trait("Category", "Slow")]
public sealed class ControlThreadTests
{
    // The measurement, the stop time-out and the engine's grace of 2 s; then the control thread has to wake up once more
    // (50 ms at most) on a machine whose cores may be busy with the blocked pool: a second for that.
    static readonly TimeSpan Latest = TimeSpan.FromSeconds(0.3 + 0.3 + 2 + 1);

    [Fact]
    public async Task Users_that_block_their_threads_for_ever_cannot_delay_the_end()
    {
        using var never = new ManualResetEventSlim();
        var plan = PlanOf(
            () => new TestUser(),
            _ =>
            {
                never.Wait();
                return Task.CompletedTask;
            },
            users: 20, duration: 0.3) with
        { StopTimeout = Some.Seconds(0.3) };

        var (outcome, elapsed) = await RunAsync(plan);
        never.Set();

        Assert.True(elapsed <= Latest, $"{elapsed}");
        Assert.Equal(20, outcome.Stuck.Sum(stuck => stuck.Users));
        Assert.All(outcome.Stuck, stuck => Assert.Contains(stuck.Where, new[] { "Browse", "constructor" }));
    }

    [Fact]
    public async Task A_user_that_blocks_in_a_callback_of_the_stop_cannot_delay_the_end_of_the_others()
    {
        using var never = new ManualResetEventSlim();
        var plan = PlanOf(
            () => new TestUser
            {
                OnStart = user =>
                {
                    if (user.Number == 1) user.Run.Stopping.Register(() => never.Wait());
                    return Task.CompletedTask;
                },
            },
            _ => Task.CompletedTask, users: 5, duration: 0.3) with
        { StopTimeout = Some.Seconds(0.3) };

        var (outcome, elapsed) = await RunAsync(plan);
        never.Set();

        Assert.True(elapsed <= Latest, $"{elapsed}");
        Assert.Equal(StopReason.Completed, outcome.StopReason);
    }

    [Fact]
    public async Task Iterations_that_do_nothing_come_in_tens_of_thousands_and_all_are_counted()
    {
        var iterations = 0;
        var plan = PlanOf(
            () => new TestUser { Wait = () => WaitTime.None },
            user =>
            {
                Interlocked.Increment(ref iterations);
                user.Run.EndRequest(user.Run.BeginRequest("NOP", "/"), Outcome.Ok);
                return Task.CompletedTask;
            },
            users: 4, duration: 0.5);

        var (outcome, _) = await RunAsync(plan);

        Assert.True(iterations >= 10_000, $"{iterations}");
        Assert.Equal((iterations, iterations), (outcome.Iterations, outcome.Metrics.Total.Ok));
        Assert.Equal(outcome.Metrics.Begun, outcome.Metrics.Total.Started);
        Assert.Empty(outcome.Stuck);
    }

    [Fact]
    public async Task User_code_sees_neither_the_context_nor_the_locals_of_the_caller()
    {
        var local = new AsyncLocal<string>();
        var seen = new System.Collections.Concurrent.ConcurrentBag<string>();
        void Look(string where) => seen.Add($"{where}: {SynchronizationContext.Current?.GetType().Name ?? "none"}, {local.Value ?? "none"}");
        var plan = PlanOf(
            () =>
            {
                Look("constructor");
                return new TestUser
                {
                    Wait = () => WaitTime.Constant(0.01),
                    OnStop = _ =>
                    {
                        Look("OnStop");
                        return Task.CompletedTask;
                    },
                };
            },
            async user =>
            {
                Look("task");
                await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, user.Run.Aborting);
                Look("after await");
            },
            users: 3, duration: 0.2);
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(new CallersContext());
        local.Value = "leak";

        var run = RunAsync(plan);
        SynchronizationContext.SetSynchronizationContext(before);
        await run;

        Assert.Equal(
            ["OnStop: none, none", "after await: none, none", "constructor: none, none", "task: none, none"],
            seen.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_defect_of_the_engine_is_thrown_and_not_swallowed()
    {
        var plan = PlanOf(() => new TestUser(), _ => Task.CompletedTask, duration: 0.1) with
        {
            Looks = new LookPlan(Some.Seconds(0.1), Some.Seconds(0.2)),
            GoesOnAfterLook = (_, _) => throw new InvalidTimeZoneException("defect"),
        };

        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => RunAsync(plan));
    }

    [Fact]
    public async Task An_observer_that_blocks_for_ever_cannot_keep_an_extended_run_from_ending()
    {
        using var never = new ManualResetEventSlim();
        var definition = DefinitionReader.Read(typeof(Undecided), [], SettingOverrides.None);

        var run = LoadTestRunner.RunAsync(definition, new BlockingObserver(never), default);
        var first = await Task.WhenAny(run, Task.Delay(TimeSpan.FromSeconds(10), TimeProvider.System));
        never.Set();

        Assert.Same(run, first);
        Assert.Contains((await run).Findings, finding => finding.Code == "LT3007");
    }

    static async Task<(RunOutcome Outcome, TimeSpan Elapsed)> RunAsync(RunPlan plan)
    {
        using var engine = new Engine(plan, TimeProvider.System, new PoolWorkQueue(), _ => { });
        var begin = TimeProvider.System.GetTimestamp();
        var outcome = await new ControlThread(engine, TimeProvider.System).RunAsync().ConfigureAwait(false);
        return (outcome, TimeProvider.System.GetElapsedTime(begin));
    }

    [LoadTest(MaxDuration = "400ms")]
    [Users(1, Duration = "200ms", WarmUp = "0s")]
    [Threshold("p99 < 1s")]
    public sealed class Undecided : VirtualUser
    {
        protected internal override WaitTime WaitTime => WaitTime.Constant(0.05);

        [Task] public void Nothing() => Context.EndRequest(Context.BeginRequest("NOP", "/"), Outcome.Ok);
    }

    sealed class CallersContext : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state) => ThreadPool.QueueUserWorkItem(_ => d(state));
    }

    sealed class BlockingObserver(ManualResetEventSlim never) : ILoadTestObserver
    {
        public void OnProgress(LoadTestProgress progress)
        {
        }

        public void OnMessage(string message) => never.Wait();
    }
}

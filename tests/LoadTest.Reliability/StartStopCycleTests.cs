using System.Diagnostics;
using LoadTest.Measure;
using LoadTest.Run;
using LoadTest.Testing;

namespace LoadTest.Reliability;

/// <summary>Runs that are stopped almost before they have begun, thousands in one process.</summary>
public sealed class StartStopCycleTests
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    readonly LoadTestDefinition _definition = LoadTestDefinition.From(typeof(BriefUser));

    [Fact]
    public async Task None_hangs_and_none_leaves_a_task_a_timer_a_handle_or_a_thread()
    {
        await CycleAsync(cycles: 200); // what is made once, is made
        var before = Belongings.Settled();

        await CycleAsync(Extent.Of(fraction: 1_000, full: 10_000));

        var after = Belongings.Settled();
        Assert.True(after.Timers <= before.Timers + 2, $"{before} became {after}.");
        Assert.True(after.Handles <= before.Handles + 5, $"{before} became {after}.");
        Assert.True(after.Threads <= before.Threads + 5, $"{before} became {after}.");
        Assert.Equal(0, BriefUser.Alive);
    }

    async Task CycleAsync(int cycles)
    {
        var random = new Random(1);
        for (var cycle = 0; cycle < cycles; cycle++)
        {
            var plan = LoadTestRunner.PlanOf(_definition, new IsolatedObserver(new SpyObserver())) with { IsOwnerGone = () => false };
            using var engine = new Engine(plan, TimeProvider.System, new PoolWorkQueue(), _ => { });
            var run = new ControlThread(engine, TimeProvider.System).RunAsync();
            if (random.Next(3) > 0) Thread.SpinWait(random.Next(100_000));
            engine.RequestStop(StopReason.Cancelled);

            var outcome = await run.WaitAsync(Patience);

            Assert.Empty(outcome.Stuck);
            Assert.Equal(outcome.Metrics.Begun, outcome.Metrics.Total.Started);
        }
    }

    /// <summary>What a process has of what leaks.</summary>
    sealed record Belongings(long Timers, int Handles, int Threads)
    {
        // Threads that wait for work go away by themselves; what is only garbage is no leak.
        public static Belongings Settled()
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            GC.Collect();
            using var process = Process.GetCurrentProcess();
            return new Belongings(Timer.ActiveCount, Directory.GetFiles("/proc/self/fd").Length, process.Threads.Count);
        }
    }

    [LoadTest]
    [Users(5, Duration = "10m", WarmUp = "0s")]
    public sealed class BriefUser : VirtualUser, IDisposable
    {
        static int _alive;

        public BriefUser() => Interlocked.Increment(ref _alive);

        public static int Alive => Volatile.Read(ref _alive);

        protected internal override WaitTime WaitTime => WaitTime.Between(0, 0.002);

        [Task]
        public async Task Look()
        {
            var request = Context.BeginRequest("GET", "/");
            await Task.Yield();
            Context.EndRequest(request, Outcome.Ok);
        }

        [Task]
        public Task Linger() => PauseAsync(TimeSpan.FromMinutes(1));

        public void Dispose() => Interlocked.Decrement(ref _alive);
    }
}

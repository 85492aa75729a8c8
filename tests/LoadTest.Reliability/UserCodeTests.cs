using LoadTest.Judge;
using LoadTest.Measure;

namespace LoadTest.Reliability;

/// <summary>S15 to S20 and S23: what users' code may do to a run, in real time.</summary>
public sealed class UserCodeTests : RunTests
{
    static readonly TimeSpan Latest = TimeSpan.FromSeconds(1 + 5);

    [Fact]
    public async Task S15_constructors_that_throw_are_counted_with_what_they_threw()
    {
        var result = await RunAsync<HardToMake>(new Tally());

        Assert.Equal((VerdictKind.Inconclusive, InconclusiveCause.Invalid), (result.Run.Kind, result.Run.Cause));
        Assert.Equal("the asked load was not reached: 6 of 20 users failed to start (constructor threw InvalidOperationException: not today)", result.Run.Summary);
        Assert.True(result.Metrics?.Total.Ok > 0);
    }

    [Fact]
    public async Task S16_a_start_that_hangs_is_given_up_at_the_end_and_named()
    {
        var tally = new Tally();

        var result = await RunAsync<HardToStart>(tally);
        tally.Release();

        Assert.Equal((VerdictKind.Inconclusive, InconclusiveCause.Invalid), (result.Run.Kind, result.Run.Cause));
        Assert.Contains(result.Findings, finding => finding.Code == "LT3004" && finding.Text.Contains("OnStartAsync (5)", StringComparison.Ordinal));
        Assert.True(result.Duration < TimeSpan.FromSeconds(1) + Latest, $"It took {result.Duration}.");
    }

    [Fact]
    public async Task S17_a_storm_of_different_exceptions_ends_on_time_and_stays_small()
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);

        var result = await RunAsync<Storm>(new Tally());

        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        var thrown = result.Metrics?.Total.Failed ?? 0;
        Assert.True(thrown > 5_000, $"Only {thrown} exceptions were counted.");
        Assert.Equal(VerdictKind.Failed, result.Run.Kind);
        Assert.True(result.Metrics?.Failures.Count <= 1_001 && result.Errors.Count <= 1_001, $"{result.Metrics?.Failures.Count} failures and {result.Errors.Count} errors are kept.");
        Assert.Equal(thrown, result.Errors.Sum(error => error.Count));
        Assert.True(grown < 32 * 1024 * 1024, $"{grown} bytes are kept.");
        Assert.True(result.Duration < TimeSpan.FromSeconds(2) + Latest, $"It took {result.Duration}.");
    }

    [Fact]
    public async Task S19_users_that_never_return_are_counted_and_named_and_the_others_stop_in_order()
    {
        var tally = new Tally();

        var result = await RunAsync<NeverReturning>(tally);
        var stopped = tally.Stopped;
        tally.Release();

        Assert.Contains(result.Findings, finding => finding.Code == "LT3004" && finding.Text.StartsWith("250 users", StringComparison.Ordinal) && finding.Text.Contains("Wait (250)", StringComparison.Ordinal));
        Assert.Equal(250, stopped);
        Assert.True(result.Duration < TimeSpan.FromSeconds(1) + Latest, $"It took {result.Duration}.");
    }

    [Fact]
    public async Task S20_users_that_keep_every_core_busy_do_not_keep_the_run_from_ending()
    {
        var tally = new Tally();

        var result = await RunAsync<Spinning>(tally);
        tally.Release();

        Assert.Contains(result.Findings, finding => finding.Code == "LT3004" && finding.Text.Contains("Spin (4)", StringComparison.Ordinal));
        Assert.True(result.Duration < TimeSpan.FromSeconds(1) + Latest, $"It took {result.Duration}.");
    }

    [Fact]
    public async Task S20_users_that_block_a_thread_each_do_not_keep_the_run_from_ending()
    {
        var tally = new Tally();

        var result = await RunAsync<Sleeping>(tally);
        tally.Release();

        Assert.Contains(result.Findings, finding => finding.Code == "LT3004");
        Assert.True(result.Duration < TimeSpan.FromSeconds(1) + Latest, $"It took {result.Duration}.");
    }

    [Fact]
    public async Task S23_what_goes_on_after_the_end_is_not_counted()
    {
        var tally = new Tally();

        var result = await RunAsync<Haunting>(tally);
        var atTheEnd = result.Metrics?.Begun;
        tally.Release();

        Assert.Equal(atTheEnd, result.Metrics?.Total.Started);
        Assert.True(tally.Ghosts > 0, "Nothing went on.");
    }

    /// <summary>What the users of one run share.</summary>
    public sealed class Tally
    {
        readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
        int _made;
        int _stopped;
        int _ghosts;

        public int Stopped => _stopped;

        public int Ghosts => _ghosts;

        public Task Released => _released.Task;

        public int NextMade() => Interlocked.Increment(ref _made);

        public void CountStop() => Interlocked.Increment(ref _stopped);

        public void CountGhost() => Interlocked.Increment(ref _ghosts);

        public void Release() => _released.TrySetResult();
    }

    public abstract class Worker : VirtualUser
    {
        protected internal override WaitTime WaitTime => WaitTime.Constant(0.01);

        protected void Send() => Context.EndRequest(Context.BeginRequest("GET", "/"), Outcome.Ok);
    }

    [LoadTest(MaxDuration = "1s", StopTimeout = "1s")]
    [Users(20, Duration = "1s", WarmUp = "0s")]
    public sealed class HardToMake : Worker
    {
        public HardToMake(Tally tally)
        {
            if (tally.NextMade() % 3 == 0) throw new InvalidOperationException("not today");
        }

        [Task] public void Work() => Send();
    }

    [LoadTest(MaxDuration = "1s", StopTimeout = "1s")]
    [Users(20, Duration = "1s", WarmUp = "0s")]
    public sealed class HardToStart(Tally tally) : Worker
    {
        protected internal override Task OnStartAsync() => Context.UserNumber % 4 == 0 ? tally.Released : Task.CompletedTask;

        [Task] public void Work() => Send();
    }

    [LoadTest(MaxDuration = "2s", StopTimeout = "1s")]
    [Users(50, Duration = "2s", WarmUp = "0s")]
    public sealed class Storm(Tally tally) : Worker
    {
        protected internal override WaitTime WaitTime => WaitTime.Constant(0.002);

        [Task] public void Fail() => throw new InvalidOperationException($"number {tally.NextMade()}");
    }

    [LoadTest(MaxDuration = "1s", StopTimeout = "1s")]
    [Users(500, Duration = "1s", WarmUp = "0s")]
    public sealed class NeverReturning(Tally tally) : Worker
    {
        [Task]
        public Task Wait()
        {
            Send();
            return Context.UserNumber % 2 == 0 ? tally.Released : Task.CompletedTask;
        }

        protected internal override Task OnStopAsync()
        {
            tally.CountStop();
            return Task.CompletedTask;
        }
    }

    [LoadTest(MaxDuration = "1s", StopTimeout = "1s")]
    [Users(4, Duration = "1s", WarmUp = "0s")]
    public sealed class Spinning(Tally tally) : Worker
    {
        [Task]
        public void Spin()
        {
            Send();
            while (!tally.Released.IsCompleted) Thread.SpinWait(100);
        }
    }

    [LoadTest(MaxDuration = "1s", StopTimeout = "1s")]
    [Users(200, Duration = "1s", WarmUp = "0s")]
    public sealed class Sleeping(Tally tally) : Worker
    {
        [Task]
        public void Sleep()
        {
            Send();
            tally.Released.Wait();
        }
    }

    [LoadTest(MaxDuration = "1s", StopTimeout = "1s")]
    [Users(5, Duration = "1s", WarmUp = "0s")]
    public sealed class Haunting(Tally tally) : Worker
    {
        [Task]
        public void Leave()
        {
            Send();
            _ = Task.Run(HauntAsync, CancellationToken.None);
        }

        async Task HauntAsync()
        {
            while (!tally.Released.IsCompleted)
            {
                Send();
                if (Stopping.IsCancellationRequested) tally.CountGhost();
                await Task.Yield();
            }
        }
    }
}

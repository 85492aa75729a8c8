using LoadTest.Measure;
using LoadTest.Testing;

namespace LoadTest.Tests.Conformance;

/// <summary>How users stop, and what becomes of their exceptions.</summary>
public sealed class UserConformanceTests
{
    [Fact]
    public void C_T12_a_task_may_wait_and_then_end_its_user()
    {
        var load = VirtualLoad.Of<WaitingThenLeaving>(duration: 10);

        load.Run();

        Assert.Equal([(0, "0"), (3, "1"), (3, "stop")], load.Journal.Entries.Select(entry => (entry.Second, entry.Text)));
    }

    [Fact]
    public void C_T15_a_graceful_stop_lets_the_task_finish()
    {
        var load = VirtualLoad.Of<Working>(duration: 0.05);

        var outcome = load.Run();

        Assert.Equal([(0, "1"), (0.1, "2"), (0.1, "stop")], load.Journal.Entries.Select(entry => (entry.Second, entry.Text)));
        Assert.Equal(new RequestCounts(1, 0, 0), outcome.Metrics.Total);
    }

    [Fact]
    public void C_T15_a_stop_without_a_time_out_gives_the_task_up_at_once()
    {
        var load = VirtualLoad.Of<Working>(duration: 0.05).With("StopTimeout", "0s");

        var outcome = load.Run();

        Assert.Equal([(0, "1"), (0.05, "stop")], load.Journal.Entries.Select(entry => (entry.Second, entry.Text)));
        Assert.Equal(new RequestCounts(0, 0, 1), outcome.Metrics.Total);
        Assert.Empty(outcome.Stuck);
    }

    [Fact]
    public void C_T16_users_stop_at_the_same_time()
    {
        var load = VirtualLoad.Of<SlowToStop>(users: 2, duration: 5.5);

        load.Run();

        Assert.Equal([5.5, 5.5], load.Journal.Seconds("stopping"));
        Assert.Equal([8.5, 8.5], load.Journal.Seconds("stopped"));
    }

    [Fact]
    public void C_T17_an_exception_in_a_task_is_told_and_counted_once_and_the_user_goes_on_after_one_wait()
    {
        var load = VirtualLoad.Of<ThrowingOnce>(duration: 9.5);

        var outcome = load.Run();

        Assert.Equal([(0, "user 1 Browse: no stock"), (5, "ok")], load.Journal.Entries.Select(entry => (entry.Second, entry.Text)));
        Assert.Equal(("Browse", "InvalidOperationException: no stock", 1), (outcome.Errors[0].Where, outcome.Errors[0].Message, outcome.Errors[0].Count));
        Assert.Equal(new RequestCounts(0, 1, 0), outcome.Metrics.Total);
    }

    public sealed class WaitingThenLeaving : SpyUser
    {
        protected internal override WaitTime WaitTime => WaitTime.Constant(3);

        protected internal override Task OnStopAsync() => Did("stop");

        [Task]
        public async Task Work()
        {
            Say("0");
            await WaitAsync();
            Say("1");
            StopUser();
        }
    }

    public sealed class Working : SpyUser
    {
        protected internal override Task OnStopAsync() => Did("stop");

        [Task]
        public async Task Work()
        {
            Say("1");
            await RequestAsync(0.1);
            Context.Aborting.ThrowIfCancellationRequested();
            Say("2");
        }
    }

    public sealed class SlowToStop : SpyUser
    {
        protected internal override WaitTime WaitTime => WaitTime.Constant(10);

        protected internal override async Task OnStopAsync()
        {
            Say("stopping");
            await Task.Delay(Some.Seconds(3), Run.Time);
            Say("stopped");
        }

        [Task] public Task Work() => RequestAsync();
    }

    [Hooks<ErrorWatch>]
    public sealed class ThrowingOnce : SpyUser
    {
        bool _hasThrown;

        protected internal override WaitTime WaitTime => WaitTime.Constant(5);

        [Task]
        public Task Browse()
        {
            if (_hasThrown) return Did("ok");
            _hasThrown = true;
            throw new InvalidOperationException("no stock");
        }
    }

    public sealed class ErrorWatch : IRunHooks
    {
        public void OnUserError(RunContext run, UserErrorEvent error) =>
            Journal.Of(run).Say(run.Elapsed, error.UserNumber, $"user {error.UserNumber} {error.Where}: {error.Exception.Message}");
    }
}

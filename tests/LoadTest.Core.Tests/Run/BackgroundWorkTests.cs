using LoadTest.Measure;
using LoadTest.Testing;

namespace LoadTest.Tests.Run;

/// <summary>Work that users do beside their tasks.</summary>
public sealed class BackgroundWorkTests
{
    [Fact]
    public void S_002_9_a_user_that_waits_in_its_task_loses_its_rate() =>
        Assert.Equal(5, VirtualLoad.Of<Foreground>(users: 5, duration: 59.5).Run().Iterations);

    [Fact]
    public void S_002_9_a_user_that_works_in_the_background_keeps_its_rate()
    {
        var outcome = VirtualLoad.Of<Background>(users: 5, duration: 59.5).Run();

        Assert.Equal((300, 300), (outcome.Iterations, outcome.Metrics.Measurement.Ok));
    }

    [Fact]
    public void S_002_11_nothing_is_alive_after_the_stop_and_what_was_cut_is_counted_and_named()
    {
        var load = VirtualLoad.Of<Background>(users: 5, duration: 59.5);

        var outcome = load.Run();

        Assert.Equal(["0 alive"], load.Journal.Lines);
        Assert.Equal(300, outcome.BackgroundCut);
        Assert.Empty(outcome.Errors);
        Assert.Equal("300 pieces of background work were still going on when their users stopped, and were cancelled.", load.Conclude(outcome).Findings.Single(finding => finding.Code == "LT3011").Text);
        Assert.Equal(Some.Seconds(59.5), load.Clock.Elapsed);
    }

    [Fact]
    public void Work_that_has_ended_is_not_cut()
    {
        var outcome = VirtualLoad.Of<ShortWork>(users: 2, duration: 9.5).Run();

        Assert.Equal((0, 20), (outcome.BackgroundCut, outcome.Metrics.Measurement.Ok));
    }

    [Fact]
    public void A_request_of_the_background_that_the_end_gives_up_is_counted_as_cancelled()
    {
        var outcome = VirtualLoad.Of<LongRequest>(users: 2, duration: 9.5).With("StopTimeout", "1s").Run();

        Assert.Equal(new RequestCounts(0, 0, 2), outcome.Metrics.Total);
        Assert.Empty(outcome.Stuck);
    }

    [Fact]
    public void An_exception_in_the_background_is_a_failure_of_its_own_and_the_user_goes_on()
    {
        var outcome = VirtualLoad.Of<Throwing>(users: 1, duration: 9.5).Run();

        Assert.Equal(("Work", "InvalidOperationException: no", 10), (outcome.Errors[0].Where, outcome.Errors[0].Message, outcome.Errors[0].Count));
        Assert.Equal((10, 10), (outcome.Iterations, outcome.Metrics.Series.Single(series => series.Series.Kind == Series.TaskKind).Counts.Failed));
    }

    [Fact]
    public void Work_ends_with_its_own_user()
    {
        var load = VirtualLoad.Of<OneQuits>(users: 2, duration: 9.5);

        load.Run();

        Assert.Equal([(1, 3), (2, 9.5)], load.Journal.Entries.Select(entry => (entry.User, entry.Second)));
    }

    [Fact]
    public void Work_of_a_user_that_does_not_start_ends_too()
    {
        var load = VirtualLoad.Of<FailsToStart>(users: 1, duration: 9.5);

        load.Run();

        Assert.Equal([(0, "over")], load.Journal.Entries.Select(entry => (entry.Second, entry.Text)));
    }

    [Fact]
    public void Work_that_would_go_on_as_other_work_is_waited_for_and_goes_on_no_more()
    {
        var load = VirtualLoad.Of<Chained>(users: 1, duration: 9.5);

        load.Run();

        Assert.Equal(["first over", "disposed"], load.Journal.Lines);
    }

    [Fact]
    public void Work_that_ignores_its_token_is_given_up_and_named()
    {
        var load = VirtualLoad.Of<Deaf>(users: 2, duration: 9.5).With("StopTimeout", "3s");

        var outcome = load.Run();

        Assert.Equal(new StuckUsers { Where = "background work", Users = 2 }, Assert.Single(outcome.Stuck));
        Assert.InRange(load.Clock.Elapsed.TotalSeconds, 14.5, 14.6);
    }

    public abstract class Everyday : SpyUser
    {
        protected internal override WaitTime WaitTime => WaitTime.Constant(1);
    }

    public sealed class Foreground : Everyday
    {
        [Task]
        public async Task Work()
        {
            await RequestAsync();
            await PauseAsync(TimeSpan.FromSeconds(60));
        }
    }

    public sealed class Alive
    {
        public int Count { get; set; }
    }

    [Hooks<AliveWatch>]
    public sealed class Background : Everyday
    {
        [Task]
        public Task Work()
        {
            RunInBackground(async stopping =>
            {
                Run.Shared(() => new Alive()).Count++;
                await PauseAsync(TimeSpan.FromSeconds(60));
                Run.Shared(() => new Alive()).Count--;
                stopping.ThrowIfCancellationRequested();
            });
            return RequestAsync();
        }
    }

    public sealed class AliveWatch : IRunHooks
    {
        public Task OnRunStopAsync(RunContext run)
        {
            Journal.Of(run).Say($"{run.Shared(() => new Alive()).Count} alive");
            return Task.CompletedTask;
        }
    }

    public sealed class ShortWork : Everyday
    {
        [Task] public void Work() => RunInBackground(_ => RequestAsync(0.25));
    }

    public sealed class LongRequest : Everyday
    {
        protected internal override Task OnStartAsync()
        {
            RunInBackground(_ => RequestAsync(1_000));
            return Task.CompletedTask;
        }

        [Task] public Task Work() => Task.CompletedTask;
    }

    public sealed class Throwing : Everyday
    {
        [Task] public void Work() => RunInBackground(_ => throw new InvalidOperationException("no"));
    }

    public abstract class Telling : Everyday
    {
        protected Task TellAsync(string what)
        {
            var stopped = new TaskCompletionSource();
            Stopping.Register(() =>
            {
                Say(what);
                stopped.SetResult();
            });
            return stopped.Task;
        }
    }

    public sealed class OneQuits : Telling
    {
        int _rounds;

        protected internal override Task OnStartAsync()
        {
            RunInBackground(_ => TellAsync("over"));
            return Task.CompletedTask;
        }

        [Task]
        public void Work()
        {
            if (Context.UserNumber == 1 && ++_rounds == 4) StopUser();
        }
    }

    public sealed class FailsToStart : Telling
    {
        protected internal override async Task OnStartAsync()
        {
            RunInBackground(_ => TellAsync("over"));
            await PauseAsync(TimeSpan.FromSeconds(0));
            throw new InvalidOperationException("no");
        }

        [Task] public Task Work() => Task.CompletedTask;
    }

    public sealed class Chained : Telling, IDisposable
    {
        public void Dispose() => Say("disposed");

        protected internal override Task OnStartAsync()
        {
            RunInBackground(async _ =>
            {
                await TellAsync("first over");
                await Task.Delay(TimeSpan.FromSeconds(1), Run.Time, CancellationToken.None);
                RunInBackground(async _ =>
                {
                    await Task.Delay(TimeSpan.FromSeconds(1), Run.Time, CancellationToken.None);
                    Say("second over");
                });
            });
            return Task.CompletedTask;
        }

        [Task] public Task Work() => Task.CompletedTask;
    }

    public sealed class Deaf : Everyday
    {
        protected internal override Task OnStartAsync()
        {
            RunInBackground(_ => new TaskCompletionSource().Task);
            return Task.CompletedTask;
        }

        [Task] public Task Work() => Task.CompletedTask;
    }
}

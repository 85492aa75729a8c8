using LoadTest.Judge;
using LoadTest.Measure;
using LoadTest.Testing;

namespace LoadTest.Tests.Run;

/// <summary>A task that catches everything can keep nobody from leaving, stopping or aborting: nothing of that is an exception.</summary>
public sealed class SwallowedStopTests
{
    [Fact]
    public void It_leaves_its_set()
    {
        var load = VirtualLoad.Of<Leaving>(duration: 10.5);

        var outcome = load.Run();

        Assert.Equal(["work", "rest of the task", "set stop", "user task"], load.Journal.Lines.Take(4));
        Assert.Empty(outcome.Errors);
    }

    [Fact]
    public void It_stops_with_the_run()
    {
        var load = VirtualLoad.Of<Waiting>(users: 3, duration: 5.5);

        var outcome = load.Run();

        Assert.Equal([5.5, 5.5, 5.5], load.Journal.Seconds("user stop"));
        Assert.Equal((StopReason.Completed, 0), (outcome.StopReason, outcome.Stuck.Count));
    }

    [Fact]
    public void It_stops_when_the_load_shape_takes_its_user_back()
    {
        var load = VirtualLoad.Of<RampedDown>();

        var outcome = load.Run();

        Assert.Equal([10, 10, 20], load.Journal.Seconds("user stop").Select(second => Math.Floor(second)));
        Assert.Equal((StopReason.Completed, 0), (outcome.StopReason, outcome.UsersEndedEarly));
    }

    [Fact]
    public void It_ends_its_user()
    {
        var load = VirtualLoad.Of<Quitting>(users: 2, duration: 60);

        var outcome = load.Run();

        Assert.Equal(["work", "user stop"], load.Journal.LinesOf(1));
        Assert.Equal((StopReason.NoUsersLeft, 2), (outcome.StopReason, outcome.UsersEndedEarly));
    }

    [Fact]
    public void It_aborts_the_run()
    {
        var load = VirtualLoad.Of<Aborting>(users: 3, duration: 60);

        var result = load.Judge();

        Assert.Equal((VerdictKind.Aborted, "aborted after 1 s of 60 s of measurement: the test aborted it: no stock left"), (result.Run.Kind, result.Run.Summary));
        Assert.Equal([1, 1, 1], load.Journal.Seconds("user stop"));
    }

    [Fact]
    public void Even_one_that_never_returns_is_given_up_and_named()
    {
        var load = VirtualLoad.Of<Endless>(users: 2, duration: 5.5).With("StopTimeout", "3s");

        var outcome = load.Run();

        Assert.Equal(new StuckUsers { Where = "Work", Users = 2 }, Assert.Single(outcome.Stuck));
        Assert.InRange(load.Clock.Elapsed.TotalSeconds, 10.4, 10.6); // 3 s to finish, and 2 s to notice that nobody waits any more
    }

    public abstract class Stoppable : SpyUser
    {
        protected internal override WaitTime WaitTime => WaitTime.Constant(1);

        protected internal override Task OnStopAsync() => Did("user stop");
    }

    public sealed class Leaving : Stoppable
    {
        protected internal override Task OnStartAsync()
        {
            ScheduleTask<Set>();
            return Task.CompletedTask;
        }

        [Task] public Task UserTask() => Did("user task");
    }

    public sealed class Set : SpySet
    {
        protected internal override Task OnStopAsync() => Did("set stop");

        [Task]
        public async Task Work()
        {
            try
            {
                Say("work");
                Interrupt();
                await PauseAsync(TimeSpan.FromSeconds(1));
                Say("rest of the task");
                throw new InvalidOperationException("swallowed");
            }
            catch (Exception)
            {
                // That is the point.
            }
        }
    }

    [Users(1)]
    public class Waiting : Stoppable
    {
        [Task]
        public async Task Work()
        {
            try
            {
                await Task.Delay(TimeSpan.FromHours(1), Run.Time, Stopping);
            }
            catch (Exception)
            {
                // That is the point.
            }
        }
    }

    [Stage("10s", 3, SpawnRate = 1000)]
    [Stage("10s", 1, SpawnRate = 1000)]
    public sealed class RampedDown : VirtualUser
    {
        protected internal override Task OnStopAsync()
        {
            Journal.Of(Run).Say(Run.Elapsed, Context.UserNumber, "user stop");
            return Task.CompletedTask;
        }

        [Task]
        public async Task Work()
        {
            try
            {
                await PauseAsync(TimeSpan.FromHours(1));
                throw new InvalidOperationException("swallowed");
            }
            catch (Exception)
            {
                // That is the point.
            }
        }
    }

    public sealed class Quitting : Stoppable
    {
        [Task]
        public async Task Work()
        {
            try
            {
                Say("work");
                StopUser();
                await Task.Delay(TimeSpan.FromSeconds(1), Run.Time, Stopping);
            }
            catch (Exception)
            {
                // That is the point.
            }
        }
    }

    public sealed class Aborting : Stoppable
    {
        [Task]
        public async Task Work()
        {
            try
            {
                await RequestAsync(1);
                Run.Abort("no stock left");
                throw new InvalidOperationException("swallowed");
            }
            catch (Exception)
            {
                // That is the point.
            }
        }
    }

    public sealed class Endless : Stoppable
    {
        [Task]
        public async Task Work()
        {
            while (true)
            {
                try
                {
                    await Task.Delay(TimeSpan.FromSeconds(1), Run.Time);
                    Stopping.ThrowIfCancellationRequested();
                }
                catch (Exception)
                {
                    // That is the point.
                }
            }
        }
    }
}

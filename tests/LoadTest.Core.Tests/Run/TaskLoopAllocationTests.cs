using LoadTest.Measure;
using LoadTest.Testing;

namespace LoadTest.Tests.Run;

/// <summary>What an iteration costs the garbage collector once a user is under way: nothing.</summary>
public sealed class TaskLoopAllocationTests
{
    [Theory]
    [InlineData(typeof(Idle))]
    [InlineData(typeof(IdleByValueTask))]
    [InlineData(typeof(IdleInSet))]
    [InlineData(typeof(IdleInSequence))]
    [InlineData(typeof(IdleInChain))]
    [InlineData(typeof(IdleInDeepSet))]
    [InlineData(typeof(PacedBehind))]
    [InlineData(typeof(Counted))]
    [InlineData(typeof(Requesting))]
    public void An_iteration_allocates_nothing(Type user)
    {
        var watch = new AllocationWatch();

        VirtualLoad.Of(user).Prepared(run => run.Shared(() => watch)).With("Iterations", AllocationWatch.Rounds + 1).Run();

        Assert.Equal(0, watch.Bytes);
    }

    [Users(1)]
    public abstract class Watched : VirtualUser
    {
        protected AllocationWatch Watch { get; private set; } = new();

        protected internal override Task OnStartAsync()
        {
            Watch = Run.Shared(() => new AllocationWatch());
            return Task.CompletedTask;
        }
    }

    public abstract class WatchedSet : TaskSet
    {
        AllocationWatch _watch = new();

        protected internal override Task OnStartAsync()
        {
            _watch = Run.Shared(() => new AllocationWatch());
            return Task.CompletedTask;
        }

        protected Task See()
        {
            _watch.See();
            return Task.CompletedTask;
        }
    }

    public sealed class Idle : Watched
    {
        [Task(3)] public void Look() => Watch.See();

        [Task]
        public Task Browse()
        {
            Watch.See();
            return Task.CompletedTask;
        }
    }

    public sealed class IdleByValueTask : Watched
    {
        [Task]
        public ValueTask Browse()
        {
            Watch.See();
            return ValueTask.CompletedTask;
        }
    }

    [Task<Set>]
    public sealed class IdleInSet : Watched;

    public sealed class Set : WatchedSet
    {
        [Task(3)] public Task Look() => See();

        [Task] public Task Browse() => See();
    }

    [Task<Sequence>]
    public sealed class IdleInSequence : Watched;

    [Sequential]
    public sealed class Sequence : WatchedSet
    {
        [Task(3)] public Task Look() => See();

        [Task] public Task Browse() => See();
    }

    [Task<Chain>]
    public sealed class IdleInChain : Watched;

    [Markov]
    public sealed class Chain : WatchedSet
    {
        [Transition(nameof(Look)), Transition(nameof(Browse))] public Task Look() => See();

        [Transition(nameof(Look))] public Task Browse() => See();
    }

    [Task<Outer>]
    public sealed class IdleInDeepSet : Watched;

    [Task<Set>]
    public sealed class Outer : TaskSet;

    /// <summary>Late from its first task on: it never waits, and takes one start of its pace after the other.</summary>
    public sealed class PacedBehind : Watched
    {
        protected internal override WaitTime WaitTime => WaitTime.Pacing(TimeSpan.FromTicks(1));

        protected internal override async Task OnStartAsync()
        {
            await base.OnStartAsync();
            ScheduleTask(() => Task.Delay(TimeSpan.FromSeconds(1), Run.Time));
        }

        [Task] public void Look() => Watch.See();
    }

    public sealed class Counted : Watched
    {
        [Task]
        public void Look()
        {
            Watch.See();
            Run.Count("looks");
            Run.SetGauge("level", 1);
        }
    }

    public sealed class Requesting : Watched
    {
        [Task]
        public void Look()
        {
            Watch.See();
            Context.EndRequest(Context.BeginRequest("GET", "/a"), Outcome.Ok);
        }
    }
}

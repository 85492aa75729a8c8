using System.Reflection;
using LoadTest.Testing;

namespace LoadTest.Tests.Conformance;

/// <summary>Entering and leaving task sets.</summary>
public sealed class TaskSetConformanceTests
{
    [Fact]
    public void C_T7_a_set_left_with_reschedule_has_its_parent_go_on_at_once()
    {
        var load = VirtualLoad.Of<Visitor>(duration: 9.5).Prepared(run => run.Shared(() => new Leaving(Reschedule: true, OnStart: false)));

        load.Run();

        Assert.Equal(["start", "work", "stop", "start", "work", "stop", "start", "work", "stop"], load.Journal.Lines);
        Assert.Equal([0, 4, 8], load.Journal.Seconds("start"));
    }

    [Fact]
    public void C_T7_a_set_left_without_reschedule_has_its_parent_wait_first()
    {
        var load = VirtualLoad.Of<Visitor>(duration: 29.5).Prepared(run => run.Shared(() => new Leaving(Reschedule: false, OnStart: false)));

        load.Run();

        Assert.Equal([0, 14, 28], load.Journal.Seconds("start"));
        Assert.Equal([4, 18, 32], load.Journal.Seconds("stop"));
    }

    [Theory]
    [InlineData(true, new[] { 0.0, 4, 8 })]
    [InlineData(false, new[] { 0.0, 14, 28 })]
    public void C_T8_a_set_left_in_OnStart_never_works_nor_stops(bool reschedule, double[] starts)
    {
        var load = VirtualLoad.Of<Visitor>(duration: reschedule ? 9.5 : 29.5).Prepared(run => run.Shared(() => new Leaving(reschedule, OnStart: true)));

        load.Run();

        Assert.Equal(starts, load.Journal.Seconds("start"));
        Assert.Equal(["start", "start", "start"], load.Journal.Lines);
    }

    [Fact]
    public void C_T9_every_set_knows_its_parent_and_all_know_the_user()
    {
        var load = VirtualLoad.Of<Nesting>().With("Iterations", 1);

        load.Run();

        Assert.Equal(["Root in Nesting of Nesting", "Sub in Root of Nesting", "SubSub in Sub of Nesting"], load.Journal.Lines);
    }

    [Fact]
    public void C_T9_nobody_can_give_a_set_another_user_or_parent()
    {
        const BindingFlags Own = BindingFlags.Instance | BindingFlags.NonPublic;

        Assert.False(typeof(TaskSet).GetProperty("User", Own)?.CanWrite);
        Assert.False(typeof(TaskSet).GetProperty("Parent", Own)?.CanWrite);
    }

    [Fact]
    public void C_T13_a_sequence_left_early_begins_anew_and_OnStop_may_end_the_user()
    {
        var load = VirtualLoad.Of<Leaver>(duration: 10);

        var outcome = load.Run();

        Assert.Equal((2, 2, 0, 2), (load.Journal.Count("start"), load.Journal.Count("first"), load.Journal.Count("second"), load.Journal.Count("stop")));
        Assert.Equal("user stop", load.Journal.Lines[^1]);
        Assert.Equal(TimeSpan.Zero, outcome.Metrics.Measured);
    }

    [Fact]
    public void C_T14_a_set_whose_user_is_stopped_while_it_waits_is_stopped_too()
    {
        var load = VirtualLoad.Of<Waiter>(duration: 5.5);

        load.Run();

        Assert.Equal(["work", "set stop", "user stop"], load.Journal.Lines);
        Assert.Equal([5.5], load.Journal.Seconds("set stop"));
    }

    sealed record Leaving(bool Reschedule, bool OnStart);

    public sealed class Visitor : SpyUser
    {
        protected internal override WaitTime WaitTime => WaitTime.Constant(10);

        [Task]
        public sealed class Visit : SpySet
        {
            Leaving How => Run.Shared<Leaving>(() => throw new InvalidOperationException("not prepared"));

            protected internal override Task OnStartAsync()
            {
                Say("start");
                return How.OnStart ? LeaveAsync() : Task.CompletedTask;
            }

            protected internal override Task OnStopAsync() => Did("stop");

            [Task]
            public Task Work()
            {
                Say("work");
                return LeaveAsync();
            }

            async Task LeaveAsync()
            {
                await RequestAsync(4);
                Interrupt(How.Reschedule);
            }
        }
    }

    public sealed class Nesting : SpyUser
    {
        [Task]
        public sealed class Root : Nested
        {
            [Task]
            public sealed class Sub : Nested
            {
                [Task]
                public sealed class SubSub : Nested
                {
                    [Task] public Task Work() => Task.CompletedTask;
                }
            }
        }
    }

    public abstract class Nested : SpySet
    {
        VirtualUser UserOfParent => Parent is TaskSet set ? set.User : (VirtualUser)Parent;

        protected internal override Task OnStartAsync() => ReferenceEquals(UserOfParent, User)
            ? Did($"{GetType().Name} in {Parent.GetType().Name} of {User.GetType().Name}")
            : throw new InvalidOperationException("another user");
    }

    public sealed class Leaver : SpyUser
    {
        protected internal override Task OnStopAsync() => Did("user stop");

        [Task]
        [Sequential]
        public sealed class Sequence : SpySet
        {
            protected internal override Task OnStartAsync() => Did("start");

            protected internal override Task OnStopAsync()
            {
                Say("stop");
                if (Journal.Of(Run).Count("stop") == 2) StopUser();
                return Task.CompletedTask;
            }

            [Task]
            public void First()
            {
                Say("first");
                Interrupt(reschedule: false);
            }

            [Task] public Task Second() => Did("second");
        }
    }

    public sealed class Waiter : SpyUser
    {
        protected internal override WaitTime WaitTime => WaitTime.Constant(10);

        protected internal override Task OnStopAsync() => Did("user stop");

        [Task]
        public sealed class Waiting : SpySet
        {
            protected internal override Task OnStopAsync() => Did("set stop");

            [Task] public Task Work() => Did("work");
        }
    }
}

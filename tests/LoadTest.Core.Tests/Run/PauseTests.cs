using LoadTest.Measure;
using LoadTest.Testing;

namespace LoadTest.Tests.Run;

/// <summary>Waits between tasks, in sets and within tasks.</summary>
public sealed class PauseTests
{
    [Fact]
    public void Sets_keep_to_the_pace_of_the_user_however_deep_they_are()
    {
        var load = VirtualLoad.Of<PacedVisitor>(duration: 95);

        load.Run();

        Assert.Equal([0, 10, 20, 30, 40, 50, 60, 70, 80, 90], load.Journal.Entries.Select(entry => entry.Second));
        Assert.Equal(["outer", "inner", "inner", "outer", "user"], load.Journal.Lines.Take(5));
    }

    [Fact]
    public void A_set_with_a_pace_of_its_own_begins_it_when_it_is_entered_and_the_users_goes_on_after_it()
    {
        var load = VirtualLoad.Of<OwnPacedVisitor>(duration: 59.5);

        load.Run();

        // Entered at 0; every 3 s three times; left at 7, when the user's start of 10 is still to come.
        Assert.Equal([0, 3, 6, 10, 13, 16, 20, 23, 26, 30], load.Journal.Seconds("set").Take(10));
    }

    [Fact]
    public void What_the_user_is_late_counts_for_the_first_task_of_a_set_only()
    {
        var metrics = VirtualLoad.Of<LateVisitor>(duration: 25).Run().Metrics;

        // The set is entered 2 s late, by a task that sends nothing; the second task begins when it is meant to.
        Assert.Equal(0, metrics.Series.Single(series => series.Series.Name == "/second").ResponseTimes.Max);
    }

    [Fact]
    public void What_the_user_is_late_counts_for_the_request_of_the_first_task_of_a_set()
    {
        var metrics = VirtualLoad.Of<LateRequester>(duration: 25).Run().Metrics;

        Assert.Equal(2 * Some.Second, metrics.Series.Single(series => series.Series.Name == "/first").ResponseTimes.Max);
    }

    [Fact]
    public void A_wait_within_a_task_is_that_of_the_set_it_stands_in()
    {
        var load = VirtualLoad.Of<WaitingInside>(duration: 20);

        load.Run();

        Assert.Equal([(0, "user"), (7, "user waited"), (14, "set"), (16, "set waited")], load.Journal.Entries.Take(4).Select(entry => (entry.Second, entry.Text)));
    }

    [Fact]
    public void A_wait_within_a_task_takes_a_start_of_the_pace()
    {
        var load = VirtualLoad.Of<PacedInside>(duration: 35);

        load.Run();

        Assert.Equal([(0, "begun"), (10, "waited"), (20, "begun"), (30, "waited")], load.Journal.Entries.Select(entry => (entry.Second, entry.Text)));
    }

    [Fact]
    public void A_wait_before_the_first_task_is_told_that_it_cannot_be()
    {
        var outcome = VirtualLoad.Of<WaitingInStart>(duration: 5).Run();

        Assert.Contains("WaitAsync can be used from the first task on", outcome.Errors[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wait_can_be_skipped_once()
    {
        var load = VirtualLoad.Of<Skipping>(duration: 25);

        load.Run();

        Assert.Equal([0, 0, 10, 10, 20, 20], load.Journal.Seconds("work"));
    }

    [Fact]
    public void A_pause_says_whether_the_user_may_go_on()
    {
        var load = VirtualLoad.Of<Pausing>(duration: 5.5);

        load.Run();

        Assert.Equal([(2, "True"), (5.5, "False"), (5.5, "False")], load.Journal.Entries.Select(entry => (entry.Second, entry.Text)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_pause_as_long_as_can_be_lasts_until_the_stop(bool asWaitTime)
    {
        var load = VirtualLoad.Of<Forever>(duration: 5.5).Prepared(run => run.Shared(() => new AsWaitTime(asWaitTime)));

        var outcome = load.Run();

        Assert.Equal([0], load.Journal.Seconds("work"));
        Assert.Equal((StopReason.Completed, 0, Some.Seconds(5.5)), (outcome.StopReason, outcome.Errors.Count, load.Clock.Elapsed));
    }

    [Fact]
    public void A_negative_pause_is_an_error()
    {
        var outcome = VirtualLoad.Of<Backwards>(duration: 5.5).Run();

        Assert.StartsWith("ArgumentOutOfRangeException", outcome.Errors[0].Message, StringComparison.Ordinal);
    }

    sealed record AsWaitTime(bool Value);

    public abstract class Paced : SpyUser
    {
        protected internal override WaitTime WaitTime => WaitTime.Pacing(10);
    }

    [Sequential]
    public sealed class PacedVisitor : Paced
    {
        [Task]
        [Sequential]
        public sealed class Outer : SpySet
        {
            [Task]
            public Task Work()
            {
                Say("outer");
                return RequestAsync(3);
            }

            [Task]
            public sealed class Inner : SpySet
            {
                int _times;

                [Task]
                public Task Work()
                {
                    Say("inner");
                    if (++_times == 2) Interrupt(reschedule: false);
                    return RequestAsync(4);
                }
            }

            [Task]
            public void Stop()
            {
                Say("outer");
                Interrupt(reschedule: false);
            }
        }

        [Task]
        public Task Work()
        {
            Say("user");
            return RequestAsync(5);
        }
    }

    public sealed class OwnPacedVisitor : Paced
    {
        [Task]
        public sealed class Set : SpySet
        {
            int _times;

            protected internal override WaitTime WaitTime => WaitTime.Pacing(3);

            [Task]
            public Task Work()
            {
                Say("set");
                if (++_times == 3) Interrupt(reschedule: false);
                return RequestAsync(1);
            }
        }
    }

    [Sequential]
    public sealed class LateVisitor : Paced
    {
        [Task] public Task Slow() => RequestAsync(12, "/slow");

        [Task]
        [Sequential]
        public sealed class Set : SpySet
        {
            protected internal override WaitTime WaitTime => WaitTime.Constant(5);

            [Task] public Task First() => Did("first");

            [Task] public Task Second() => RequestAsync(0, "/second");
        }
    }

    [Sequential]
    public sealed class LateRequester : Paced
    {
        [Task] public Task Slow() => RequestAsync(12, "/slow");

        [Task]
        public sealed class Set : SpySet
        {
            [Task] public Task First() => RequestAsync(0, "/first");
        }
    }

    [Sequential]
    public sealed class WaitingInside : SpyUser
    {
        protected internal override WaitTime WaitTime => WaitTime.Constant(7);

        [Task]
        public async Task Work()
        {
            Say("user");
            await WaitAsync();
            Say("user waited");
        }

        [Task]
        public sealed class Set : SpySet
        {
            protected internal override WaitTime WaitTime => WaitTime.Constant(2);

            [Task]
            public async Task Work()
            {
                Say("set");
                await WaitAsync();
                Say("set waited");
            }
        }
    }

    public sealed class PacedInside : Paced
    {
        [Task]
        public async Task Work()
        {
            Say("begun");
            await RequestAsync(1);
            await WaitAsync();
            Say("waited");
            await RequestAsync(1);
        }
    }

    public sealed class WaitingInStart : Paced
    {
        protected internal override Task OnStartAsync() => WaitAsync();

        [Task] public Task Work() => Task.CompletedTask;
    }

    public sealed class Skipping : SpyUser
    {
        int _times;

        protected internal override WaitTime WaitTime => WaitTime.Constant(10);

        [Task]
        public Task Work()
        {
            if (++_times % 2 == 1) SkipWait();
            return Did("work");
        }
    }

    public sealed class Pausing : SpyUser
    {
        [Task]
        public async Task Work()
        {
            Say($"{await PauseAsync(TimeSpan.FromSeconds(2))}");
            Say($"{await PauseAsync(TimeSpan.FromSeconds(20))}");
            Say($"{await PauseAsync(TimeSpan.FromSeconds(2))}");
        }
    }

    public sealed class Forever : SpyUser
    {
        bool IsWait => Run.Shared(() => new AsWaitTime(false)).Value;

        protected internal override WaitTime WaitTime => WaitTime.Constant(IsWait ? TimeSpan.MaxValue : TimeSpan.Zero);

        [Task]
        public Task Work()
        {
            Say("work");
            return IsWait ? RequestAsync() : PauseAsync(TimeSpan.MaxValue);
        }
    }

    public sealed class Backwards : Paced
    {
        [Task] public Task Work() => PauseAsync(TimeSpan.FromSeconds(-1));
    }
}

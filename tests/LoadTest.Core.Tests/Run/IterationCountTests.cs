using LoadTest.Judge;
using LoadTest.Measure;
using LoadTest.Testing;

namespace LoadTest.Tests.Run;

/// <summary>Runs that end with a number of iterations.</summary>
public sealed class IterationCountTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 1_000)]
    [InlineData(50, 10)]
    public void All_users_together_run_exactly_as_many_as_asked_for(int users, int iterations)
    {
        var load = VirtualLoad.Of<Uneven>(users).With("Iterations", iterations);

        var result = load.Judge();

        Assert.Equal((iterations, iterations), (result.Iterations, result.Metrics?.Total.Ok));
        Assert.Equal((StopReason.Completed, VerdictKind.Passed), (result.StopReason, result.Run.Kind));
    }

    [Fact]
    public void Each_user_runs_exactly_as_many_as_asked_for()
    {
        var load = VirtualLoad.Of<Uneven>(users: 50).With("IterationsPerUser", 13);

        var outcome = load.Run();

        Assert.Equal((650, StopReason.Completed), (outcome.Iterations, outcome.StopReason));
        Assert.All(load.Journal.Entries.GroupBy(entry => entry.User), user => Assert.Equal(13, user.Count()));
    }

    [Fact]
    public void The_smaller_of_both_numbers_decides()
    {
        Assert.Equal(20, VirtualLoad.Of<Uneven>(users: 10).With("IterationsPerUser", 2).With("Iterations", 100).Run().Iterations);
        Assert.Equal(15, VirtualLoad.Of<Uneven>(users: 10).With("IterationsPerUser", 2).With("Iterations", 15).Run().Iterations);
    }

    [Fact]
    public void Tasks_within_sets_are_iterations_and_entering_a_set_is_none()
    {
        var load = VirtualLoad.Of<Visiting>().With("Iterations", 4);

        var outcome = load.Run();

        Assert.Equal(["enter", "work", "work", "leave", "enter", "work", "work", "leave", "stop"], load.Journal.Lines);
        Assert.Equal(4, outcome.Iterations);
    }

    [Theory]
    [InlineData("Iterations")]
    [InlineData("IterationsPerUser")]
    public void A_user_that_is_through_does_not_wait_any_more(string setting)
    {
        var load = VirtualLoad.Of<Waiting>().With(setting, 3);

        var outcome = load.Run();

        Assert.Equal(Some.Seconds(21), load.Clock.Elapsed); // three times 1 s of work, and two waits
        Assert.Equal(Some.Seconds(21), outcome.Metrics.Measured);
    }

    [Fact]
    public void Nobody_waits_any_more_when_the_last_iteration_has_been_begun_by_another()
    {
        var load = VirtualLoad.Of<Waiting>(users: 2).With("Iterations", 3);

        load.Run();

        // The first user works from 0 to 1 and from 10 to 11, the second from 0 to 1; it would wait until 100.
        Assert.Equal([0, 0, 10], load.Journal.Seconds("work"));
        Assert.Equal(Some.Seconds(11), load.Clock.Elapsed);
    }

    [Fact]
    public void Iterations_under_way_may_take_as_long_as_they_take()
    {
        var load = VirtualLoad.Of<Long>(users: 2).With("Iterations", 3).With("StopTimeout", "1s");

        var outcome = load.Run();

        Assert.Equal((3, Some.Seconds(200)), (outcome.Metrics.Measurement.Ok, load.Clock.Elapsed));
    }

    [Fact]
    public void A_run_that_the_time_ends_before_all_iterations_is_not_to_be_believed()
    {
        var result = VirtualLoad.Of<Long>(users: 2, duration: 250).With("Iterations", 100).Judge();

        Assert.Equal((VerdictKind.Inconclusive, InconclusiveCause.Invalid), (result.Run.Kind, result.Run.Cause));
        Assert.StartsWith("only 6 of 100 iterations were run in", result.Run.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Users_that_quit_before_all_iterations_are_not_to_be_believed()
    {
        var result = VirtualLoad.Of<Quitting>(users: 2).With("Iterations", 100).Judge();

        Assert.Equal((VerdictKind.Inconclusive, "only 2 of 100 iterations were run in 10 min"), (result.Run.Kind, result.Run.Summary));
    }

    public sealed class Uneven : SpyUser
    {
        protected internal override WaitTime WaitTime => WaitTime.Between(0, 2);

        [Task]
        public Task Work()
        {
            Say("work");
            return RequestAsync(Random.NextDouble());
        }
    }

    public sealed class Visiting : SpyUser
    {
        protected internal override Task OnStopAsync() => Did("stop");

        [Task]
        public sealed class Visit : SpySet
        {
            int _times;

            protected internal override Task OnStartAsync() => Did("enter");

            protected internal override Task OnStopAsync() => Did("leave");

            [Task]
            public Task Work()
            {
                Say("work");
                if (++_times == 2) Interrupt();
                return RequestAsync();
            }
        }
    }

    public sealed class Waiting : SpyUser
    {
        protected internal override WaitTime WaitTime => WaitTime.Constant(Context.UserNumber == 1 ? 9 : 99);

        [Task]
        public Task Work()
        {
            Say("work");
            return RequestAsync(1);
        }
    }

    public sealed class Long : SpyUser
    {
        [Task] public Task Work() => RequestAsync(100);
    }

    public sealed class Quitting : SpyUser
    {
        [Task]
        public Task Work()
        {
            StopUser();
            return RequestAsync(1);
        }
    }
}

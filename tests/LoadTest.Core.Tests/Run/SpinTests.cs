using LoadTest.Measure;
using LoadTest.Testing;

namespace LoadTest.Tests.Run;

/// <summary>Sets that are entered and left without anything being done.</summary>
public sealed class SpinTests
{
    [Fact]
    public void A_set_that_is_only_entered_and_left_is_slowed_down_and_named()
    {
        var load = VirtualLoad.Of<Spinning>(duration: 0.02);

        var outcome = load.Run();

        Assert.Equal((StopReason.Completed, "Spin"), (outcome.StopReason, Assert.Single(outcome.Spinning)));
        Assert.InRange(outcome.Iterations, 10_000, 25_000); // 1 000 for each millisecond
        Assert.Contains("LT3010", load.Conclude(outcome).Findings.Select(finding => finding.Code));
    }

    [Fact]
    public void Sets_that_spin_together_are_named_too()
    {
        var outcome = VirtualLoad.Of<SpinningTogether>(duration: 0.02).Run();

        Assert.NotEmpty(outcome.Spinning);
        Assert.InRange(outcome.Iterations, 5_000, 25_000);
    }

    [Theory]
    [InlineData(typeof(WaitingBetween))]
    [InlineData(typeof(Requesting))]
    [InlineData(typeof(WaitingWithin))]
    [InlineData(typeof(Awaiting))]
    public void A_set_that_waits_or_does_something_does_not_spin(Type user)
    {
        var outcome = VirtualLoad.Of(user, duration: 30.5).With("Iterations", 3_000).Run();

        Assert.Equal(3_000, outcome.Iterations);
        Assert.Empty(outcome.Spinning);
    }

    [Fact]
    public void A_user_whose_own_tasks_do_nothing_is_not_said_to_spin() =>
        Assert.Empty(VirtualLoad.Of<Idle>().With("Iterations", 5_000).Run().Spinning);

    public sealed class Spinning : SpyUser
    {
        [Task]
        public sealed class Spin : TaskSet
        {
            [Task] public void Stop() => Interrupt();
        }
    }

    public sealed class SpinningTogether : SpyUser
    {
        [Task]
        public sealed class Outer : TaskSet
        {
            [Task] public void Stop() => Interrupt();

            [Task]
            public sealed class Inner : TaskSet
            {
                [Task] public void Stop() => Interrupt(reschedule: false);
            }
        }
    }

    public sealed class WaitingBetween : SpyUser
    {
        protected internal override WaitTime WaitTime => WaitTime.Constant(0.01);

        [Task]
        public sealed class Visit : TaskSet
        {
            [Task]
            public void Stop()
            {
                Run.Count("visits");
                Interrupt(reschedule: false);
            }
        }
    }

    public sealed class Requesting : SpyUser
    {
        [Task]
        public sealed class Visit : SpySet
        {
            [Task]
            public Task Stop()
            {
                Interrupt();
                return RequestAsync();
            }
        }
    }

    public sealed class WaitingWithin : SpyUser
    {
        [Task]
        public sealed class Visit : SpySet
        {
            protected internal override async Task OnStartAsync() => await PauseAsync(TimeSpan.FromMilliseconds(1));

            [Task] public void Stop() => Interrupt();
        }
    }

    public sealed class Awaiting : SpyUser
    {
        [Task]
        public sealed class Visit : SpySet
        {
            [Task]
            public async Task Stop()
            {
                await Task.Delay(TimeSpan.FromMilliseconds(1), Run.Time);
                Interrupt();
            }
        }
    }

    public sealed class Idle : SpyUser
    {
        [Task] public Task Work() => Task.CompletedTask;
    }
}

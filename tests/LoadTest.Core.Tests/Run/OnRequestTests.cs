using LoadTest.Measure;
using LoadTest.Testing;

namespace LoadTest.Tests.Run;

/// <summary>What a user may do about its own requests.</summary>
public sealed class OnRequestTests
{
    [Fact]
    public void A_user_that_stops_on_a_failure_sends_nothing_more()
    {
        var outcome = VirtualLoad.Of<Sensitive>(users: 3, duration: 60).Run();

        // The third request of each user fails, and is its last.
        Assert.Equal((6, 3), (outcome.Metrics.Measurement.Ok, outcome.Metrics.Measurement.Failed));
    }

    [Fact]
    public void A_user_can_leave_its_task_set_on_a_failure()
    {
        var outcome = VirtualLoad.Of<Leaver>(users: 1, duration: 10.5).Run();

        Assert.All(outcome.Metrics.Series, series => Assert.InRange(series.Counts.Started, 5, 6));
        Assert.Equal(2, outcome.Metrics.Series.Count);
    }

    [Fact]
    public void What_it_throws_is_counted_and_the_user_goes_on()
    {
        var outcome = VirtualLoad.Of<Clumsy>(users: 1, duration: 5.5).Run();

        Assert.Equal("OnRequest", Assert.Single(outcome.Errors).Where);
        Assert.Equal(6, outcome.Iterations);
    }

    public abstract class Counting : VirtualUser
    {
        int _sent;

        protected internal override WaitTime WaitTime => WaitTime.Constant(1);

        protected void Send(string name, int failsAt)
        {
            var request = Context.BeginRequest("GET", name);
            Context.EndRequest(request, ++_sent == failsAt ? Outcome.Failed("no") : Outcome.Ok);
        }
    }

    [LoadTest]
    [Users(1)]
    public sealed class Sensitive : Counting
    {
        [Task] public void Browse() => Send("/", failsAt: 3);

        protected internal override void OnRequest(RequestEvent request)
        {
            if (request.Outcome.Kind == OutcomeKind.Failed) StopUser();
        }
    }

    [LoadTest]
    [Users(1)]
    [Sequential]
    public sealed class Leaver : Counting
    {
        [Task]
        public sealed class Inner : TaskSet
        {
            [Task] public void Fail() => ((Leaver)User).Send("/inner", failsAt: 1);
        }

        [Task] public void Outer() => Send("/outer", failsAt: 0);

        protected internal override void OnRequest(RequestEvent request) => LeaveTaskSet(reschedule: false);
    }

    [LoadTest]
    [Users(1)]
    public sealed class Clumsy : Counting
    {
        [Task] public void Browse() => Send("/", failsAt: 0);

        protected internal override void OnRequest(RequestEvent request) => throw new InvalidTimeZoneException("clumsy");
    }
}

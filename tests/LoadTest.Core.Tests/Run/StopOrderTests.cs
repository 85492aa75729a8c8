using LoadTest.Measure;
using LoadTest.Testing;

namespace LoadTest.Tests.Run;

/// <summary>In which order users and the sets that they are in stop.</summary>
public sealed class StopOrderTests
{
    [Theory]
    [InlineData(typeof(StoppedByTheRun))]
    [InlineData(typeof(StoppingItself))]
    [InlineData(typeof(StoppingItselfOnStart))]
    public void Everything_stops_from_the_inside_out(Type user)
    {
        var load = VirtualLoad.Of(user, users: 2, duration: 9.5);

        var outcome = load.Run();

        Assert.Equal(["inner stop", "inner disposed", "outer stop", "outer disposed", "user stop", "user disposed"], load.Journal.LinesOf(1));
        Assert.Equal((0, 0), (outcome.Errors.Count, outcome.Stuck.Count));
    }

    [Fact]
    public void What_throws_while_it_stops_is_counted_and_keeps_nothing_around_it_from_stopping()
    {
        var load = VirtualLoad.Of<ThrowingOnStop>(duration: 9.5);

        var outcome = load.Run();

        Assert.Equal(["inner stop", "inner disposed", "outer stop", "outer disposed", "user stop", "user disposed"], load.Journal.Lines);
        Assert.Equal(["Inner.OnStopAsync", "OnStopAsync", "Outer.OnStopAsync"], outcome.Errors.Select(error => error.Where).Order(StringComparer.Ordinal));
        Assert.Equal(0, outcome.Metrics.Total.Failed);
    }

    [Fact]
    public void Users_stop_beside_each_other_also_when_they_are_many()
    {
        var load = VirtualLoad.Of<SlowlyStopping>(users: 100, duration: 9.5);

        var outcome = load.Run();

        Assert.Equal(100, load.Journal.Count("user stop"));
        Assert.Equal(Some.Seconds(9.5 + 4 + 3 + 2), load.Clock.Elapsed);
        Assert.Empty(outcome.Stuck);
    }

    [Fact]
    public void Requests_of_the_stop_are_of_the_drain()
    {
        var metrics = VirtualLoad.Of<LoggingOut>(users: 3, duration: 9.5).Run().Metrics;

        Assert.Equal((new RequestCounts(30, 0, 0), new RequestCounts(3, 0, 0)), (metrics.Measurement, metrics.Drain));
    }

    sealed record Behaviour(bool Throws, TimeSpan Pause);

    public abstract class Ordered : SpyUser, IAsyncDisposable
    {
        protected internal override WaitTime WaitTime => WaitTime.Constant(1);

        public ValueTask DisposeAsync()
        {
            Say("user disposed");
            return ValueTask.CompletedTask;
        }

        protected internal override async Task OnStopAsync() => await StopAsync(Run, () => Say("user stop"), 2);

        internal static async Task StopAsync(RunContext run, Action say, double seconds)
        {
            var how = run.Shared(() => new Behaviour(Throws: false, TimeSpan.Zero));
            await Task.Delay(how.Pause * seconds, run.Time);
            say();
            if (how.Throws) throw new InvalidOperationException("no");
        }
    }

    [Task<Outer>]
    public sealed class StoppedByTheRun : Ordered;

    [Task<Outer>]
    public sealed class ThrowingOnStop : Ordered
    {
        protected internal override Task OnStartAsync()
        {
            Run.Shared(() => new Behaviour(Throws: true, TimeSpan.Zero));
            return Task.CompletedTask;
        }
    }

    [Task<Outer>]
    public sealed class SlowlyStopping : Ordered
    {
        protected internal override Task OnStartAsync()
        {
            Run.Shared(() => new Behaviour(Throws: false, TimeSpan.FromSeconds(1)));
            return Task.CompletedTask;
        }
    }

    [Task<Outer>]
    public sealed class StoppingItself : Ordered;

    [Task<Outer>]
    public sealed class StoppingItselfOnStart : Ordered;

    public sealed class LoggingOut : SpyUser
    {
        protected internal override WaitTime WaitTime => WaitTime.Constant(1);

        protected internal override Task OnStopAsync() => RequestAsync(0.5, "/logout");

        [Task] public Task Work() => RequestAsync();
    }

    public sealed class Outer : SpySet, IDisposable
    {
        public void Dispose() => Say("outer disposed");

        protected internal override Task OnStopAsync() => Ordered.StopAsync(Run, () => Say("outer stop"), 3);

        [Task]
        public sealed class Inner : SpySet, IDisposable
        {
            public void Dispose() => Say("inner disposed");

            protected internal override Task OnStartAsync()
            {
                if (User is StoppingItselfOnStart) StopUser();
                return Task.CompletedTask;
            }

            protected internal override Task OnStopAsync() => Ordered.StopAsync(Run, () => Say("inner stop"), 4);

            [Task]
            public void Work()
            {
                if (User is StoppingItself) StopUser();
            }
        }
    }
}

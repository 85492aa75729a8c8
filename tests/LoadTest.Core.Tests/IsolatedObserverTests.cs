using LoadTest.Run;
using LoadTest.Testing;

namespace LoadTest.Tests;

public sealed class IsolatedObserverTests
{
    [Fact]
    public void An_observer_hears_everything()
    {
        var spy = new SpyObserver();
        var observer = new IsolatedObserver(spy);

        observer.OnProgress(Progress());
        observer.OnMessage("hello");

        Assert.Single(spy.Progress);
        Assert.Equal(["hello"], spy.Messages);
        Assert.Equal("", observer.Failure);
    }

    [Fact]
    public void An_observer_that_throws_is_named_and_not_called_again()
    {
        var throwing = new ThrowingObserver();
        var observer = new IsolatedObserver(throwing);

        observer.OnMessage("a");
        observer.OnMessage("b");
        observer.OnProgress(Progress());

        Assert.Equal("ThrowingObserver threw InvalidTimeZoneException: observer", observer.Failure);
        Assert.Equal(1, throwing.Calls);
    }

    [Fact]
    public async Task Progress_is_dropped_while_the_observer_is_busy()
    {
        using var busy = new BusyObserver();
        var observer = new IsolatedObserver(busy);
        var first = Task.Run(() => observer.OnProgress(Progress()));
        busy.Entered.Wait();

        observer.OnProgress(Progress());
        busy.Leave.Set();
        await first;

        Assert.Equal(1, busy.Calls);
    }

    [Fact]
    public void Progress_reads_as_one_line() => Assert.Equal(
        "Shopper: measuring, 12 s of 35 s, 50 users, 3.33/s, p95 40.0 ms, 0 failed",
        Progress().ToString());

    static LoadTestProgress Progress() => new()
    {
        Name = "Shopper",
        Phase = RunPhase.Measurement,
        Elapsed = Some.Seconds(12),
        PlannedEnd = Some.Seconds(35),
        ActiveUsers = 50,
        Metrics = Some.Metrics(Some.SeriesMetrics(Some.Series)),
    };

    sealed class ThrowingObserver : ILoadTestObserver
    {
        public int Calls { get; private set; }

        public void OnProgress(LoadTestProgress progress) => Calls++;

        public void OnMessage(string message)
        {
            Calls++;
            throw new InvalidTimeZoneException("observer");
        }
    }

    sealed class BusyObserver : ILoadTestObserver, IDisposable
    {
        int _calls;

        public ManualResetEventSlim Entered { get; } = new();

        public ManualResetEventSlim Leave { get; } = new();

        public int Calls => _calls;

        public void OnProgress(LoadTestProgress progress)
        {
            Interlocked.Increment(ref _calls);
            Entered.Set();
            Leave.Wait();
        }

        public void OnMessage(string message)
        {
        }

        public void Dispose()
        {
            Entered.Dispose();
            Leave.Dispose();
        }
    }
}

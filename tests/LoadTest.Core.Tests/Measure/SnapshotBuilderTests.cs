using LoadTest.Measure;
using LoadTest.Testing;

namespace LoadTest.Tests.Measure;

public sealed class SnapshotBuilderTests
{
    [Fact]
    public void Series_come_in_ordinal_order_whoever_was_first()
    {
        using var log = new RequestLog(MeasurePlan.Empty);
        log.Window.StartAt(0);
        foreach (var (kind, name) in new[] { ("POST", "/a"), ("GET", "/ä"), ("GET", "/b"), ("GET", "/B"), ("get", "/a") })
            log.CountEvent(new Series(kind, name), Outcome.Ok, 0, 1);

        Assert.Equal(["GET /B", "GET /b", "GET /ä", "POST /a", "get /a"], log.Snapshot(Some.Second).Series.Select(series => series.Series.ToString()));
    }

    [Fact]
    public void A_series_seen_in_the_warm_up_only_is_no_series_of_the_measurement()
    {
        using var log = new RequestLog(MeasurePlan.Empty);
        log.Window.StartAt(Some.Second);

        log.CountEvent(Some.Series, Outcome.Ok, 0, 1);

        Assert.Empty(log.Snapshot(2 * Some.Second).Series);
    }

    [Fact]
    public void What_several_threads_recorded_is_added_second_by_second()
    {
        using var log = new RequestLog(new MeasurePlan { Limits = [Some.Limit(100)] });
        log.Window.StartAt(0);
        var threads = Enumerable.Range(0, 3).Select(t => new Thread(() =>
        {
            for (var second = 0; second <= t; second++) log.CountEvent(Some.Series, Outcome.Ok, second * Some.Second, (second * Some.Second) + 100);
        })).ToList();
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();

        var snapshot = log.Snapshot(3 * Some.Second);

        Assert.Equal([3, 2, 1], snapshot.Series[0].Seconds.Select(second => second.Ok));
        Assert.Equal([3, 2, 1], snapshot.Limits[0].ExceededPerSecond);
        Assert.Equal(6, snapshot.Series[0].ResponseTimes.Count);
    }

    [Fact]
    public void L_R14_an_event_is_counted_and_has_no_duration()
    {
        using var log = new RequestLog(new MeasurePlan { Limits = [Some.Limit(100)] });
        log.Window.StartAt(0);
        var received = new Series("websocket", "receive") { Role = SeriesRole.Event };
        log.CountEvent(received, Outcome.Ok, 0, 0);
        log.CountEvent(received, Outcome.Ok, Some.Second, Some.Second);
        log.CountEvent(received, Outcome.Failed("connection lost"), Some.Second, Some.Second);

        var snapshot = log.Snapshot(2 * Some.Second);

        var series = Assert.Single(snapshot.Series);
        Assert.Equal(new RequestCounts(2, 1, 0), series.Counts);
        Assert.Equal(new RequestCounts(2, 1, 0), snapshot.Measurement);
        Assert.Equal((0, 0), (series.ResponseTimes.Count, series.FailedTimes.Count));
        Assert.Equal([0, 0], snapshot.Limits[0].ExceededPerSecond);
    }

    [Fact]
    public void Seconds_without_requests_are_there_too()
    {
        using var log = new RequestLog(MeasurePlan.Empty);
        log.Window.StartAt(0);
        log.CountEvent(Some.Series, Outcome.Ok, 0, 1);

        Assert.Equal(5, log.Snapshot((4 * Some.Second) + 1_000).Series[0].Seconds.Count);
    }
}

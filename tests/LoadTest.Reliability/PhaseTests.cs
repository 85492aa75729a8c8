using System.Text.Json;
using LoadTest.Measure;
using LoadTest.Report;
using LoadTest.Run;
using LoadTest.Testing;

namespace LoadTest.Reliability;

/// <summary>S06: warm-up, measurement and drain partition what was sent, by the same rule wherever it is told.</summary>
public sealed class PhaseTests : RunTests
{
    // Of the requests that the user itself sees begin at a boundary, the engine may see some on its other side.
    const int AtBoundary = 4;

    [Fact]
    public async Task S06_the_phases_make_up_the_total_and_every_output_says_the_same()
    {
        await using var server = await StubServer.StartAsync();
        server.On("/x", context => Task.Delay(130, context.RequestAborted));
        var observer = new SpyObserver();

        var result = await RunAsync<Crossing>(server, observer: observer);

        var metrics = result.Metrics ?? throw new InvalidOperationException(result.Run.Summary);
        CheckPartition(metrics, server);
        CheckOutputs(result, metrics, LastOf(observer));
    }

    // Told on the thread pool, maybe a moment after the result.
    static LoadTestProgress LastOf(SpyObserver observer)
    {
        LoadTestProgress? last = null;
        SpinWait.SpinUntil(() => (last = observer.Progress.FirstOrDefault(progress => progress.Phase == RunPhase.Ended)) is not null, TimeSpan.FromSeconds(5));
        return last ?? throw new InvalidOperationException("The end was never told.");
    }

    static void CheckPartition(MetricsSnapshot metrics, StubServer server)
    {
        var begun = server.Ids.GroupBy(id => id).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        Assert.Equal(server.Requests, metrics.Total.Started);
        Assert.Equal(metrics.Total, metrics.WarmUp + metrics.Measurement + metrics.Drain);
        Assert.Equal(metrics.Begun, metrics.Total.Started);
        Assert.InRange(metrics.WarmUp.Started, begun["1"] - AtBoundary, begun["1"] + AtBoundary);
        Assert.InRange(metrics.Measurement.Started, begun["2"] - AtBoundary, begun["2"] + AtBoundary);
        Assert.InRange(metrics.Drain.Started, begun["stop"], begun["stop"] + AtBoundary);
        Assert.Equal(Crossing.Users, begun["stop"]);
    }

    static void CheckOutputs(LoadTestResult result, MetricsSnapshot metrics, LoadTestProgress last)
    {
        var counts = JsonOf(result).GetProperty("counts");
        Assert.Equal(metrics.Total, CountsIn(counts, "total"));
        Assert.Equal(metrics.WarmUp, CountsIn(counts, "warmUp"));
        Assert.Equal(metrics.Measurement, CountsIn(counts, "measurement"));
        Assert.Equal(metrics.Drain, CountsIn(counts, "drain"));

        var measured = metrics.Measurement;
        var text = $"{Units.Count(measured.Started)} requests by {Crossing.Users} users";
        Assert.Contains(text, string.Join('\n', ConsoleSummary.Of(result)), StringComparison.Ordinal);
        Assert.Contains(text, MarkdownOf(result), StringComparison.Ordinal);
        Assert.Equal(measured.Started, metrics.Series.Sum(series => series.Counts.Started));
        Assert.Equal(measured.Ok, metrics.Series.Sum(series => series.ResponseTimes.Count));
        Assert.Equal(measured.Started, metrics.Series.Sum(series => series.Seconds.Sum(second => (long)second.Ok + second.Failed + second.Cancelled)));

        // What is told while the run goes on, told the last time.
        Assert.Equal((metrics.WarmUp, metrics.Measurement, metrics.Drain), (last.Metrics.WarmUp, last.Metrics.Measurement, last.Metrics.Drain));
    }

    static RequestCounts CountsIn(JsonElement counts, string phase)
    {
        var of = counts.GetProperty(phase);
        var read = new RequestCounts(of.GetProperty("ok").GetInt64(), of.GetProperty("failed").GetInt64(), of.GetProperty("cancelled").GetInt64());
        Assert.Equal(of.GetProperty("started").GetInt64(), read.Started);
        return read;
    }

    [LoadTest(MaxDuration = "2s")]
    [Users(Users, SpawnRate = 1_000, Duration = "2s", WarmUp = "1s")]
    public sealed class Crossing(StubServer server) : HttpUser
    {
        public const int Users = 40;

        public override Uri Host => server.Address;

        // The server is told in which phase the user believes to be.
        [Task]
        public Task Send() => Http.GetAsync("/x").WithHeader("X-Id", Run.Elapsed < TimeSpan.FromSeconds(1) ? "1" : "2").AsTask();

        protected internal override async Task OnStopAsync() => await Http.GetAsync("/x").WithHeader("X-Id", "stop");
    }
}

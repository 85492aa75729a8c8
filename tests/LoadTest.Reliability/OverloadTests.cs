using LoadTest.Measure;
using LoadTest.Report;
using LoadTest.Testing;

namespace LoadTest.Reliability;

/// <summary>S05: an open model asks ten times what its target can do.</summary>
public sealed class OverloadTests : RunTests
{
    [Fact]
    public async Task S05_every_arrival_has_started_or_was_dropped_and_what_was_dropped_is_said()
    {
        await using var server = await StubServer.StartAsync();
        server.On("/slow", context => Task.Delay(500, context.RequestAborted));

        var result = await RunAsync<Crowding>(server);

        var (scheduled, started, dropped) = result.Arrivals;
        Assert.InRange(scheduled, 1_990, 2_000); // 1 000 per second, evenly, for two seconds; the end of the run may come before the last ones
        Assert.Equal(scheduled, started + dropped);
        Assert.Equal(result.Iterations, started);
        Assert.InRange(server.Requests, 1, started); // what was cut may not have got as far as the server
        Assert.InRange(started, 100, 400); // 50 users, half a second each
        CheckOutputs(result);
    }

    static void CheckOutputs(LoadTestResult result)
    {
        var (scheduled, started, dropped) = result.Arrivals;
        var json = JsonOf(result).GetProperty("arrivals");
        Assert.Equal(new ArrivalCounts(scheduled, started, dropped), new ArrivalCounts(json.GetProperty("scheduled").GetInt64(), json.GetProperty("started").GetInt64(), json.GetProperty("dropped").GetInt64()));
        var warning = $"{Units.Count(dropped)} of {Units.Count(scheduled)} arrivals never began";
        Assert.Contains(result.Findings, finding => finding.Code == "LT3018" && finding.Text.Contains(warning, StringComparison.Ordinal));
        Assert.Contains(ConsoleSummary.Of(result), line => line.Contains("LT3018", StringComparison.Ordinal) && line.Contains(warning, StringComparison.Ordinal));
        Assert.Contains(warning, MarkdownOf(result), StringComparison.Ordinal);
    }

    [LoadTest(MaxDuration = "2s", StopTimeout = "1s")]
    [ArrivalRate(1_000, Duration = "2s", WarmUp = "0s", MaxUsers = 50, Backlog = 100, Arrivals = ArrivalLaw.Constant)]
    public sealed class Crowding(StubServer server) : HttpUser
    {
        public override Uri Host => server.Address;

        [Task]
        public Task Look() => Http.GetAsync("/slow");
    }
}

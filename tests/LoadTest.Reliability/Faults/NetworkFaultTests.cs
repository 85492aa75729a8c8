using LoadTest.Measure;

namespace LoadTest.Reliability.Faults;

/// <summary>S03: whatever goes wrong on the way is counted once, under a name of its own.</summary>
public sealed class NetworkFaultTests : RunTests
{
    // What each fault is called. Whether a reset or an end is seen first is up to the network.
    static readonly Dictionary<Fault, string[]> Reasons = new()
    {
        [Fault.None] = [],
        [Fault.ResetBeforeHeaders] = ["connection reset", "the response ended too early"],
        [Fault.ResetAfterHeaders] = ["connection reset", "the response ended too early"],
        [Fault.TruncatedBody] = ["the response ended too early"],
        [Fault.BlackHole] = ["timed out after 1 s"],
        [Fault.ServerError] = ["HTTP 500 Internal Server Error"],
        [Fault.Drip] = ["timed out after 1 s"],
        [Fault.Garbage] = ["the response is no valid HTTP"],
        [Fault.Refused] = ["connection refused (127.0.0.1:1)"],
        [Fault.NoTls] = ["TLS"],
        [Fault.NoHost] = ["host not found (nowhere.invalid:80)"],
    };

    [Fact]
    public async Task S03_every_fault_is_counted_once_and_has_a_name()
    {
        var handlesBefore = Handles();
        MetricsSnapshot metrics;
        IReadOnlyList<(Fault Fault, string Id)> seen;
        await using (var server = new FaultyServer())
        {
            var result = await RunAsync<FaultyUser>(server, with: settings => settings with { Seed = 1 });
            metrics = result.Metrics ?? throw new InvalidOperationException(result.Run.Summary);
            seen = server.Seen;
        }

        Assert.Equal(metrics.Begun, metrics.Total.Started);
        foreach (var fault in Enum.GetValues<Fault>()) CheckReasons(metrics, fault);
        CheckIds(metrics, seen);
        CheckTimeouts(metrics, Fault.BlackHole);
        CheckTimeouts(metrics, Fault.Drip);
        Assert.InRange(Handles(), 0, handlesBefore + 40); // hundreds of connections were made; the platform opens a few handles of its own
    }

    static void CheckReasons(MetricsSnapshot metrics, Fault fault)
    {
        var counts = Row(metrics, fault).Counts;
        var failures = metrics.Failures.Where(failure => failure.Series.Name == $"{fault}").ToList();
        Assert.True(counts.Started > 0, $"{fault} was never met.");
        if (Reasons[fault].Length == 0) Assert.Equal(0, counts.Failed);
        else Assert.Equal(0, counts.Ok);
        Assert.All(failures, failure => Assert.Contains(Reasons[fault], reason => failure.Reason.StartsWith(reason, StringComparison.Ordinal)));
        Assert.Equal(counts.Failed, failures.Sum(failure => failure.Count));
    }

    // The platform sends a request again when a connection that had been used before ends without an answer: the same id.
    static void CheckIds(MetricsSnapshot metrics, IReadOnlyList<(Fault Fault, string Id)> seen)
    {
        foreach (var group in seen.GroupBy(request => request.Fault))
        {
            var (ids, started) = (group.Select(request => request.Id).Distinct().Count(), Row(metrics, group.Key).Counts.Started);
            Assert.True(ids >= started, $"{group.Key}: the server has seen {ids} ids, and {started} requests were counted.");
            if (group.Key != Fault.ResetBeforeHeaders) Assert.Equal(ids, group.Count());
        }

        // Rows count the measurement; these are all.
        var all = seen.Select(request => request.Id).Distinct().Count();
        Assert.InRange(all, 1, metrics.Begun - Row(metrics, Fault.Refused).Counts.Started - Row(metrics, Fault.NoHost).Counts.Started);
    }

    static void CheckTimeouts(MetricsSnapshot metrics, Fault fault)
    {
        var times = Row(metrics, fault).FailedTimes;
        var limit = (long)FaultyUser.Limit.TotalNanoseconds;
        Assert.InRange(times.Min, limit * 99 / 100, limit * 11 / 10);
    }

    static SeriesMetrics Row(MetricsSnapshot metrics, Fault fault) => metrics.Series.Single(series => series.Series.Name == $"{fault}");

    static int Handles() => Directory.GetFiles("/proc/self/fd").Length;
}

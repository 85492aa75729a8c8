using System.Text.Json.Serialization;

namespace FromLocust.CustomMetrics;

/// <summary>S-004-8, "Custom Metrics".</summary>
[LoadTest]
[Hooks<CustomMetricsSummary>]
[Users(150, SpawnRate = 150, Duration = "3s", WarmUp = "1s")]
[Threshold("failures < 5%")]
[Threshold("count(cache hits) > 10")]
[Threshold("p95(Custom Backend Processing Time) < 50ms")]
public sealed class CustomMetricsUser(ServiceFixture service) : ServiceUser(service)
{
    protected override WaitTime WaitTime => WaitTime.Between(1, 3);

    [Task]
    public async Task GetCachedData()
    {
        var reply = await Http.GetAsync("/api/data");
        if (!reply.IsOk) return;

        // Counters of the run: of all users, and of the measurement only.
        Run.Count(reply.Headers!.GetValues("X-Cache-Hit").Single() == "1" ? "cache hits" : "cache misses");
        var data = reply.Json<Data>()!;
        if (data.Value > 100) Run.Count("business metric");

        // A time that the service reports has a row of its own.
        Run.RecordTiming("Custom", "Backend Processing Time", TimeSpan.FromMilliseconds(data.ProcessingTime));
    }

    sealed record Data(int Value, [property: JsonPropertyName("processing_time")] double ProcessingTime);
}

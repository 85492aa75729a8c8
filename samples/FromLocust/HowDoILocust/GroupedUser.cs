namespace FromLocust.HowDoILocust;

/// <summary>S-002-7, "Grouping requests in the report": a hundred ids, one row.</summary>
[LoadTest]
[Users(60, SpawnRate = 60, Duration = "3s", WarmUp = "1s")]
[Threshold("failures < 5%")]
[Threshold("p95(GET /resources/UUID) < 500ms")]
public sealed class GroupedUser(ServiceFixture service) : ServiceUser(service)
{
    protected override WaitTime WaitTime => WaitTime.Between(0.9, 1.1);

    [Task]
    public Task DoGet() => Http.GetAsync($"/resources/{Random.Next(100)}", name: "/resources/UUID");
}

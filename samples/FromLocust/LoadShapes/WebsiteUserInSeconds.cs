namespace FromLocust.LoadShapes;

/// <summary>S-004-7, sixty times as fast.</summary>
[LoadTest]
[Stage("1s", 10, SpawnRate = 600)]
[Stage("1s", 50, SpawnRate = 600)]
[Stage("1s", 100, SpawnRate = 600)]
[Stage("1s", 30, SpawnRate = 600)]
[Stage("1s", 0, SpawnRate = 600)]
[Threshold("failures < 5%")]
[Threshold("p95 < 500ms")]
public sealed class WebsiteUserInSeconds(ServiceFixture service) : ServiceUser(service)
{
    protected override WaitTime WaitTime => WaitTime.Between(1.0 / 60, 5.0 / 60);

    [Task]
    public Task IndexPage() => Http.GetAsync("/");
}

namespace FromLocust.LoadShapes;

/// <summary>S-004-7 without a class for the shape: each stage says how long it lasts.</summary>
[Stage("60s", 10, SpawnRate = 10)]
[Stage("60s", 50, SpawnRate = 10)]
[Stage("60s", 100, SpawnRate = 10)]
[Stage("60s", 30, SpawnRate = 10)]
[Stage("60s", 0, SpawnRate = 10)]
public sealed class WebsiteUserInStages(ServiceFixture service) : ServiceUser(service)
{
    protected override WaitTime WaitTime => WaitTime.Between(1, 5);

    [Task]
    public Task IndexPage() => Http.GetAsync("/");
}

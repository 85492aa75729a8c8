namespace FromLocust.Nest;

/// <summary>S-001-3, S-001-4 and S-001-5: a user made of every task set below this folder, as locust-nest makes one.</summary>
[LoadTest]
[AllTaskSets(Namespace = "FromLocust.Nest")]
[Hooks<SharedDataServer>]
[Users(150, SpawnRate = 150, Duration = "3s", WarmUp = "1s")]
[Threshold("failures < 5%")]
[Threshold("p95 < 500ms")]
public sealed class NestUser(ServiceFixture service) : ServiceUser(service)
{
    protected override WaitTime WaitTime => WaitTime.Between(1, 2);
}

namespace FromLocust.TaskSets;

/// <summary>S-004-4 once more, with the sets as tasks: <c>tasks = {BrowsingBehavior: 3, PurchaseBehavior: 1}</c>.</summary>
[LoadTest]
[Users(150, SpawnRate = 150, Duration = "3s", WarmUp = "1s")]
[Threshold("failures < 5%")]
[Threshold("p95 < 500ms")]
[Task<BrowsingBehavior>(3)]
[Task<PurchaseBehavior>(1)]
public sealed class ShopperUserWithSets(ServiceFixture service) : ServiceUser(service)
{
    protected override WaitTime WaitTime => WaitTime.Between(1, 3);
}

namespace FromLocust.TaskSets;

/// <summary>S-004-4, "Task Sets", as written there: tasks of the user that schedule a set.</summary>
[LoadTest]
[Users(150, SpawnRate = 150, Duration = "3s", WarmUp = "1s")]
[Threshold("failures < 5%")]
[Threshold("p95 < 500ms")]
public sealed class ShopperUser(ServiceFixture service) : ServiceUser(service)
{
    protected override WaitTime WaitTime => WaitTime.Between(1, 3);

    [Task(3)]
    public void Browsing() => ScheduleTask<BrowsingBehavior>();

    [Task(1)]
    public void Purchasing() => ScheduleTask<PurchaseBehavior>();
}

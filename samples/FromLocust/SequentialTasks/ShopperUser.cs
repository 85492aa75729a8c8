namespace FromLocust.SequentialTasks;

/// <summary>S-004-5, "Sequential Tasks".</summary>
[LoadTest]
[Users(150, SpawnRate = 150, Duration = "4s", WarmUp = "1s")]
[Threshold("failures < 5%")]
[Threshold("p95 < 500ms")]
public sealed class ShopperUser(ServiceFixture service) : ServiceUser(service)
{
    protected override WaitTime WaitTime => WaitTime.Between(1, 3);

    [Task]
    public void CheckoutProcess() => ScheduleTask<CheckoutFlow>();
}

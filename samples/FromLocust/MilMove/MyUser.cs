namespace FromLocust.MilMove;

/// <summary>S-000-4: <c>tasks = {PrimeTasks: 5, SupportTasks: 1}</c>.</summary>
[LoadTest]
[Task<PrimeTasks>(5)]
[Task<SupportTasks>(1)]
[Users(200, SpawnRate = 200, Duration = "5s", WarmUp = "1s")]
[Threshold("failures < 5%")]
[Threshold("p95 < 500ms")]
public sealed class MyUser(ServiceFixture service) : MilMoveUser(service)
{
    // In seconds; decimals are fine.
    protected override WaitTime WaitTime => WaitTime.Between(0.25, 9);
}

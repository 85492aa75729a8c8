namespace FromLocust.MilMove;

/// <summary>S-000-5: a user that logs in whenever it enters its tasks.</summary>
[LoadTest]
[Task<MyLoggedInTasks>]
[Users(60, SpawnRate = 60, Duration = "3s", WarmUp = "1s")]
[Threshold("failures < 5%")]
[Threshold("p95 < 500ms")]
public sealed class MyLoggedInUser(ServiceFixture service) : MilMoveUser(service)
{
    protected override WaitTime WaitTime => WaitTime.Between(0.5, 1.5);
}

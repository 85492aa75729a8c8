namespace FromLocust.HowDoILocust;

/// <summary>S-002-2 and S-002-4: one task set, and 900 to 1,100 ms between its tasks. Locust's <c>min_wait</c> was in milliseconds; these are seconds.</summary>
[LoadTest]
[Task<MyTaskSet>]
[Users(60, SpawnRate = 60, Duration = "3s", WarmUp = "1s")]
[Threshold("failures < 5%")]
[Threshold("p95(GET /resources/{id}) < 500ms")]
public sealed class MyLocust(ServiceFixture service) : ServiceUser(service)
{
    protected override WaitTime WaitTime => WaitTime.Between(0.9, 1.1);
}

namespace FromLocust.WeightedTasks;

/// <summary>S-004-3, "Weighted Tasks".</summary>
[LoadTest]
[Users(150, SpawnRate = 150, Duration = "3s", WarmUp = "1s")]
[Threshold("failures < 5%")]
[Threshold("p95(GET /) < 500ms")]
public sealed class WeightedTaskUser(ServiceFixture service) : ServiceUser(service)
{
    protected override WaitTime WaitTime => WaitTime.Between(1, 2);

    [Task(10)] // high frequency
    public Task IndexPage() => Http.GetAsync("/");

    [Task(3)] // medium frequency
    public Task ProductPage() => Http.GetAsync("/products");

    [Task(1)] // low frequency
    public Task Checkout() => Http.PostAsync("/checkout", content: null);
}

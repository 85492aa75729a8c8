namespace LoadTest.Faults;

/// <summary>A healthy load that keeps the generator at work: 1 500 requests per second.</summary>
[LoadTest(MaxDuration = "8s")]
[Users(150, Duration = "8s", WarmUp = "3s")]
[Threshold("p95 < 50ms")]
[Threshold("failures < 1%")]
public sealed class Swarm(Uri url) : HttpUser
{
    public override Uri Host => url;

    protected override WaitTime WaitTime => WaitTime.Between(0.05, 0.15);

    [Task]
    public Task Get() => Http.GetAsync("/items/7", name: "/items/{id}");
}

namespace LoadTest.Faults;

/// <summary>An ordinary load, far below what machine and server can do: 200 requests per second.</summary>
[LoadTest(MaxDuration = "8s")]
[Users(20, Duration = "8s", WarmUp = "3s")]
[Threshold("p95 < 20ms")]
[Threshold("failures < 1%")]
public sealed class Visitor(Uri url) : HttpUser
{
    public override Uri Host => url;

    protected override WaitTime WaitTime => WaitTime.Between(0.05, 0.15);

    [Task]
    public Task Get() => Http.GetAsync("/items/7", name: "/items/{id}");
}

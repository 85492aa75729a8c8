namespace LoadTest.Faults;

/// <summary>Asks for several times the rate that two cores can send.</summary>
[LoadTest(MaxDuration = "8s")]
[Users(400, Duration = "8s", WarmUp = "3s")]
[Threshold("p95 < 20ms")]
[Threshold("failures < 1%")]
public sealed class Racer(Uri url) : HttpUser
{
    public override Uri Host => url;

    protected override WaitTime WaitTime => WaitTime.Throughput(200);

    [Task]
    public Task Get() => Http.GetAsync("/items/7", name: "/items/{id}");
}

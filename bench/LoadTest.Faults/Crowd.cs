namespace LoadTest.Faults;

/// <summary>More users with connections of their own than there are local ports or file handles.</summary>
[LoadTest(MaxDuration = "8s")]
[Users(200, Duration = "8s", WarmUp = "3s")]
[Threshold("p95 < 20ms")]
[Threshold("failures < 1%")]
public class Crowd(Uri url) : HttpUser
{
    public override Uri Host => url;

    protected override WaitTime WaitTime => WaitTime.Between(0.5, 1.5);

    [Task]
    public Task Get() => Http.GetAsync("/items/7", name: "/items/{id}");
}

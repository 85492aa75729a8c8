namespace LoadTest.Bench;

/// <summary>2,000 requests a second, of users that keep their pace and their connections.</summary>
[LoadTest]
[Users(200)]
[Threshold("p95 < 10s")]
[Threshold("failures < 1%")]
public sealed class Soaker(Uri url) : HttpUser
{
    public override Uri Host => url;

    protected internal override WaitTime WaitTime => WaitTime.Pacing(0.1);

    [Task]
    public Task Get() => Http.GetAsync("/items/7", name: "/items/{id}");
}

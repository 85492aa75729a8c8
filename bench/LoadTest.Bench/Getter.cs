namespace LoadTest.Bench;

/// <summary>What the shop's visitors do, without pauses: one GET after the other, body read, status checked, all measured and judged.</summary>
[LoadTest]
[Users(64)]
[Threshold("p95 < 10s")]
[Threshold("failures < 1%")]
public sealed class Getter(Uri url) : HttpUser
{
    public override Uri Host => url;

    [Task]
    public Task Get() => Http.GetAsync("/items/7", name: "/items/{id}");
}

using LoadTest;

namespace Shop.LoadTests;

/// <summary>
/// Visitors who come whether the shop is fast or not: an open model. Latency counts from when each was meant to arrive, so a shop that
/// stalls pays for everybody who came meanwhile.
/// </summary>
[LoadTest(MaxDuration = "8s")]
[ArrivalRate(150, Duration = "8s", WarmUp = "2s", MaxUsers = 200)]
[Threshold("p95 < 500ms")]
[Threshold("failures < 1%")]
public sealed class Rush(ShopFixture shop) : HttpUser, IClassFixture<ShopFixture>
{
    public override Uri Host => shop.Address;

    [Task(3)]
    public Task List() => Http.GetAsync("/items");

    [Task(7)]
    public Task Look() => Http.GetAsync($"/items/{Random.Next(1, 101)}", name: "/items/{id}");
}

using LoadTest;

namespace Shop.LoadTests;

/// <summary>
/// Many visitors whose load is sent from a process of its own, so that whatever else the test host does, such as collecting the garbage
/// of other tests, is no part of what is measured.
/// </summary>
[LoadTest(Isolation = GeneratorIsolation.Process, MaxDuration = "24s")]
[Users(100, SpawnRate = 100, Duration = "8s", WarmUp = "3s")]
[Threshold("p95 < 100ms")]
[Threshold("failures < 1%")]
public sealed class Crowd(ShopFixture shop) : HttpUser, IClassFixture<ShopFixture>
{
    public override Uri Host => shop.Address;

    protected override WaitTime WaitTime => WaitTime.Between(0.2, 0.4);

    [Task(3)]
    public Task List() => Http.GetAsync("/items");

    [Task(7)]
    public Task Look() => Http.GetAsync($"/items/{Random.Next(1, 101)}", name: "/items/{id}");
}

using LoadTest;

namespace Shop.LoadTests;

/// <summary>A member of the shop, in a closed model: twenty of them, each with a pause after every look.</summary>
[Users(20, Duration = "10s", WarmUp = "2s")]
public sealed class Member(ShopFixture shop) : HttpUser
{
    public override Uri Host => shop.Address;

    protected override WaitTime WaitTime => WaitTime.Between(0.1, 0.3);

    [Task(3)]
    public Task List() => Http.GetAsync("/items");

    [Task(7)]
    public Task Look() => Http.GetAsync($"/items/{Random.Next(1, 101)}", name: "/items/{id}");
}

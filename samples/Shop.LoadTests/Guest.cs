using LoadTest;

namespace Shop.LoadTests;

/// <summary>A guest of the shop, in an open model: fifty arrive each second and order, however long it takes.</summary>
[ArrivalRate(50, Duration = "9s", WarmUp = "0s", MaxUsers = 100)]
public sealed class Guest(ShopFixture shop) : HttpUser
{
    public override Uri Host => shop.Address;

    protected override async Task OnStartAsync() => await Http.PostAsJsonAsync("/login", new { user = $"guest {Context.UserNumber}" });

    [Task]
    public Task Order() => Http.PostAsJsonAsync("/orders", new { id = Random.Next(1, 101) });
}

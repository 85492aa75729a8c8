using LoadTest;

namespace Shop.LoadTests;

/// <summary>
/// Fifty visitors who mostly browse and now and then order. The budgets are those of the pull-request gate: the shop answers
/// in about 2 ms, so they hold with room to spare on any machine. Raise SHOP_LATENCY_MS to see the latency budget fail.
/// </summary>
[LoadTest(MaxDuration = "30s")]
[Users(50, SpawnRate = 50, Duration = "10s", WarmUp = "3s")]
[Threshold("p95 < 100ms")]
[Threshold("failures < 1%")]
[Threshold("p99(GET /items/{id}) < 200ms")]
public sealed class Shopper(ShopFixture shop) : HttpUser, IClassFixture<ShopFixture>
{
    public override Uri Host => shop.Address;

    protected override WaitTime WaitTime => WaitTime.Between(0.05, 0.15);

    protected override async Task OnStartAsync() => await Http.PostAsJsonAsync("/login", new { user = $"visitor {Context.UserNumber}" });

    [Task(3)]
    public Task List() => Http.GetAsync("/items");

    [Task(6)]
    public Task Look() => Http.GetAsync($"/items/{Random.Next(1, 101)}", name: "/items/{id}");

    [Task]
    public Task Order() => Http.PostAsJsonAsync("/orders", new { id = Random.Next(1, 101) });
}

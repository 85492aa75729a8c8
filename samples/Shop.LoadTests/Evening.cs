using LoadTest;

namespace Shop.LoadTests;

/// <summary>
/// Two loads side by side: members who browse and think, from the beginning, and three seconds later guests who come whatever the shop does.
/// The budget on <c>/orders</c> is for guests alone: nobody else orders.
/// </summary>
[LoadTest]
[Scenario<Member>]
[Scenario<Guest>(StartAfter = "3s")]
[Threshold("p95 < 300ms")]
[Threshold("p95(POST /orders) < 500ms")]
[Threshold("failures < 1%")]
public sealed class Evening(ShopFixture shop) : IClassFixture<ShopFixture>
{
    /// <summary>Where members and guests go: they are constructed with it, too.</summary>
    public ShopFixture Shop => shop;
}

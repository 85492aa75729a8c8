namespace LoadTest.Tests.Model;

/// <summary>The mix of <c>docs/model.md</c>.</summary>
public static class MixExamples
{
    public interface IClassFixture<T>
    {
        T? Fixture => default;
    }

    public sealed class ShopFixture
    {
        public Uri Address { get; } = new("http://127.0.0.1:1");
    }

    public abstract class ShopUser(ShopFixture shop) : HttpUser
    {
        public override Uri Host => shop.Address;

        [Task] public Task List() => Http.GetAsync("/items");
    }

    [LoadTest]
    [Scenario<Member>]
    [Scenario<Guests>(StartAfter = "10s")]
    [Threshold("p95(/items) < 200ms")]
    [Threshold("failures < 1%")]
    public sealed class Evening(ShopFixture shop) : IClassFixture<ShopFixture>
    {
        public ShopFixture Shop => shop;
    }

    [Users(20, Duration = "60s")]
    public sealed class Member(ShopFixture shop) : ShopUser(shop)
    {
        protected internal override WaitTime WaitTime => WaitTime.Between(1, 5);
    }

    [ArrivalRate(100, Duration = "40s", MaxUsers = 500)]
    [Population<Looker>(Weight = 3)]
    [Population<Orderer>]
    public sealed class Guests;

    public sealed class Looker(ShopFixture shop) : ShopUser(shop);

    public sealed class Orderer(ShopFixture shop) : ShopUser(shop);
}

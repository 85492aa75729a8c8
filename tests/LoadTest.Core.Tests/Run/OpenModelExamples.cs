namespace LoadTest.Tests.Run;

/// <summary>What <c>docs/open-model.md</c> shows.</summary>
public static class OpenModelExamples
{
    public interface IClassFixture<T>
    {
        T? Fixture => default;
    }

    public sealed class ShopFixture
    {
        public Uri Address { get; } = new("http://127.0.0.1:1");
    }

    [LoadTest]
    [ArrivalRate(100, Duration = "30s", MaxUsers = 500)]
    [Threshold("p95 < 200ms")]
    [Threshold("failures < 1%")]
    public sealed class Visitors(ShopFixture shop) : HttpUser, IClassFixture<ShopFixture>
    {
        public override Uri Host => shop.Address;

        [Task(9)] public Task Look() => Http.GetAsync("/items");

        [Task] public Task Order() => Http.PostAsJsonAsync("/orders", new { id = 1 });
    }
}

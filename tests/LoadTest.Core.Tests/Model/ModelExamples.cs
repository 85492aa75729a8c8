namespace LoadTest.Tests.Model;

/// <summary>The examples of <c>docs/model.md</c>.</summary>
public static class ModelExamples
{
    [LoadTest]
    [Users(60, SpawnRate = 10, Duration = "30s")]
    [Population<BrowserUser>(Weight = 3)]
    [Population<MobileUser>(Weight = 2)]
    [Population<AdminUser>(FixedCount = 1)]
    [Threshold("failures < 1%")]
    public sealed class Everybody(ShopFixture shop) : IClassFixture<ShopFixture>
    {
        public ShopFixture Shop => shop;
    }

    public sealed class Shopper : HttpUser
    {
        public override Uri Host => new("http://localhost:5000");

        [Task(3)] public Task Browse() => Http.GetAsync("/");
        [Task] public void Pay() => ScheduleTask<Checkout>();       // runs next

        [Task(2)]
        public sealed class Browsing : HttpTaskSet                  // a set is a task, too
        {
            [Task(5)] public Task Index() => Http.GetAsync("/");
            [Task] public void Stop() => Interrupt();
        }
    }

    [Sequential]
    public sealed class Checkout : HttpTaskSet
    {
        [Task] public Task Add() => Http.PostAsync("/cart", null);
        [Task] public async Task Confirm() { await Http.PostAsync("/confirm", null); Interrupt(); }
    }

    [Hooks<Stock>]
    public sealed class Buyer(ShopFixture shop, Stock stock) : HttpUser
    {
        public override Uri Host => shop.Address;

        [Task]
        public Task Buy() => Http.PostAsync($"/buy/{stock.NextItem()}", content: null, name: "/buy/{item}");
    }

    public sealed class Stock : IRunHooks
    {
        int _item;
        int _refused;

        public int NextItem() => Interlocked.Increment(ref _item);

        public Task OnRunStartAsync(RunContext run) => FillAsync();          // before the first user
        public Task OnRunStopAsync(RunContext run) => CountAsync();          // after the last

        public void OnRequest(RunContext run, RequestEvent request)
        {
            if (request.Details.StatusCode == 409) Interlocked.Increment(ref _refused);
        }

        public void OnBeforeVerdict(RunConclusion conclusion)
        {
            if (_refused > 10) conclusion.Fail("the stock is gone");
        }

        static Task FillAsync() => Task.CompletedTask;

        static Task CountAsync() => Task.CompletedTask;
    }

    public sealed class BrowserUser(ShopFixture shop) : ShopUser(shop);

    public sealed class MobileUser(ShopFixture shop) : ShopUser(shop);

    public sealed class AdminUser(ShopFixture shop) : ShopUser(shop);

    public abstract class ShopUser(ShopFixture shop) : HttpUser
    {
        public override Uri Host => shop.Address;

        [Task]
        public Task Look() => Http.GetAsync("/");
    }

    public sealed class ShopFixture
    {
        public Uri Address { get; } = new("http://localhost");
    }
}

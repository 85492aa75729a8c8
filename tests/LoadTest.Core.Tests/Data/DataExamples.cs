namespace LoadTest.Tests.Data;

/// <summary>The examples of <c>docs/data.md</c>.</summary>
public static class DataExamples
{
    public sealed class Buyer(ShopFixture shop) : HttpUser
    {
        public override Uri Host => shop.Address;

        protected internal override async Task OnStartAsync()
        {
            var accounts = Run.CsvFeed("testdata/accounts.csv", FeedOrder.UniquePerUser, row => new Account(row["user"], row["password"]));
            await Http.PostAsJsonAsync("/login", accounts.Next(Context));
        }

        [Task]
        public async Task Search()
        {
            var row = Run.CsvFeed("testdata/searches.csv", FeedOrder.Random).Next(Context);
            await Http.GetAsync("/search", query: new { q = row["term"], page = row.Get<int>("page") });
        }

        [Task]
        public async Task Redeem()
        {
            if (Run.JsonFeed<Voucher>("testdata/vouchers.json", FeedOrder.Once).TryNext(Context, out var voucher)) await Http.PostAsJsonAsync("/vouchers", voucher);
            else StopUser();
        }
    }

    public sealed class Lender(ShopFixture shop) : HttpUser
    {
        public override Uri Host => shop.Address;

        [Task]
        public async Task Settle()
        {
            using var account = await Run.Pool("accounts", () => shop.Accounts).LeaseAsync(Stopping);
            await Http.PostAsync($"/accounts/{account.Item.User}/settle", content: null, name: "/accounts/{user}/settle");
        }

        [Task(3)]
        public async Task Create()
        {
            var reply = await Http.PostAsJsonAsync("/drafts", new { title = "new" });
            if (reply.IsOk && reply.Json<Draft>() is { } draft) Run.Pool<string>("drafts", capacity: 1_000).TryAdd(draft.Id);
        }

        [Task]
        public async Task Publish()
        {
            if (!Run.Pool<string>("drafts").TryLease(out var draft)) return;
            await Http.PostAsync($"/drafts/{draft.Item}/publish", content: null, name: "/drafts/{id}/publish");
            draft.Discard();
        }

        [Task]
        public async Task Rush()
        {
            if (!await Run.Barrier("sale", participants: 10).SignalAndWaitAsync(Stopping)) return;
            await Http.PostAsync("/sale", content: null);
        }
    }

    public sealed class Customer(ShopFixture shop) : HttpUser
    {
        public override Uri Host => shop.Address;

        [Task]
        public async Task Submit()
        {
            var reply = await Http.PostAsJsonAsync("/orders", new { item = 1 });
            if (reply.IsOk && reply.Json<Order>() is { } order) Run.HandOver<Order>("submitted orders").Put(order);
        }
    }

    public sealed class Approver(ShopFixture shop) : HttpUser
    {
        public override Uri Host => shop.Address;

        [Task]
        public async Task Approve()
        {
            using var order = await Run.HandOver<Order>("submitted orders").TakeAsync(Stopping);
            var reply = await Http.PostAsync($"/orders/{order.Item.Id}/approval", content: null, name: "/orders/{id}/approval");
            if (reply.IsOk) Run.HandOver<Order>("approved orders").Put(order, order.Item);
            else order.Fail("not approved");
        }
    }

    public sealed class Shipper(ShopFixture shop) : HttpUser
    {
        public override Uri Host => shop.Address;

        [Task]
        public async Task Ship()
        {
            using var order = await Run.HandOver<Order>("approved orders").TakeAsync(Stopping);
            await Http.PostAsync($"/orders/{order.Item.Id}/shipment", content: null, name: "/orders/{id}/shipment");
            order.Complete();
        }
    }

    [LoadTest]
    [Users(20, SpawnRate = 10, Duration = "60s")]
    [Population<Customer>(Weight = 3)]
    [Population<Approver>(Weight = 1)]
    [Population<Shipper>(Weight = 1)]
    [Threshold("p95(JOURNEY submitted orders) < 5s")]
    [Threshold("failures(JOURNEY submitted orders) < 1%")]
    [Threshold("value(submitted orders completion) > 0.9")]
    public sealed class OrderFlow(ShopFixture shop) : IClassFixture<ShopFixture>
    {
        public ShopFixture Shop { get; } = shop;
    }

    public sealed class ShopFixture
    {
        public Uri Address { get; } = new("http://shop.invalid");

        public IReadOnlyList<Account> Accounts { get; } = [new("mia", "secret")];
    }

    public sealed record Account(string User, string Password);

    public sealed record Voucher(string Code);

    public sealed record Draft(string Id);

    public sealed record Order(int Id);
}

using System.Net;

namespace LoadTest.Tests.Http;

/// <summary>The examples of <c>docs/http.md</c>.</summary>
public static class HttpExamples
{
    public sealed class Shopper : HttpUser
    {
        public override Uri Host => new("https://shop.example");

        [Task]
        public Task Browse() => Http.GetAsync("/items", query: new { page = 1, tags = new[] { "new", "sale" } });

        [Task]
        public async Task Look()
        {
            var reply = await Http.GetAsync(Route.Of("/items/{id}", Random.Next(1, 100)));
            if (reply.IsOk) Run.Count("looks");
        }
    }

    public sealed class Judge : HttpUser
    {
        public override Uri Host => new("https://shop.example");

        [Task]
        public async Task Decide()
        {
            await Http.GetAsync("/status").Judged(reply =>
            {
                if (reply.Text == "ERROR") reply.Fail("Saw ERROR status");
            });

            await using var call = await Http.PostAsJsonAsync("/orders", new { id = 1 }).Judged();
            if (call.Json<Order>()?.Status != "ACTIVE") call.Fail("order is not active");
        }
    }

    [Users(1, Duration = "10s", WarmUp = "0s")]
    public sealed class Poller : HttpUser
    {
        public override Uri Host => new("https://shop.example");

        [Task]
        public async Task Poll()
        {
            await using var order = await Http.PostAsJsonAsync("/orders", new { id = 1 }).Named("order until active").Judged(JudgedTime.UntilVerdict);
            var id = order.Json<Order>()?.Id;
            while (await PauseAsync(TimeSpan.FromSeconds(1)))
            {
                var status = (await Http.GetAsync(Route.Of("/orders/{id}", id)).Unrecorded()).Text;
                if (status == "ACTIVE") order.Succeed();
                if (status == "ERROR") order.Fail("Saw ERROR status");
                if (status != "PENDING") return;
            }
        }
    }

    public sealed class Mover : HttpUser
    {
        public override Uri Host => new("https://moves.example");

        protected internal override HttpOptions HttpOptions => Run.Shared(() => new HttpOptions
        {
            Timeout = TimeSpan.FromSeconds(10),
            ClientCertificates = ClientCertificate.FromEnvironment("SHOP_TLS_CERT", "SHOP_TLS_KEY"),
        });

        [Task]
        public async Task Look()
        {
            var id = Random.Next(1, 100);
            await Http.GetAsync(Route.Of("/move-task-orders/{moveID}", id)).Rest(reply =>
            {
                if (reply.StatusCode == HttpStatusCode.NotFound) reply.Fail("Move not found!");
                else Assert.Equal("DRAFT", reply.Js["status"]?.GetValue<string>());
            });
        }
    }

    public sealed record Order(string Id, string Status);
}

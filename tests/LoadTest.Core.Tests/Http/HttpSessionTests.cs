using Microsoft.AspNetCore.Http;

namespace LoadTest.Tests.Http;

public sealed class HttpSessionTests : StubServerTests
{
    static readonly string[] Body = ["whole", "body"];

    [Fact]
    public async Task A_request_is_counted_under_its_method_and_path_without_the_query()
    {
        Server.On("/items/1", 200, "hello");

        var reply = await Http.GetAsync("/items/1?page=2");

        Assert.True(reply.IsOk);
        Assert.Equal((System.Net.HttpStatusCode.OK, "hello", ""), (reply.StatusCode, reply.Text, reply.Error));
        Assert.Equal(["GET /items/1: Ok"], User.Counted);
    }

    [Fact]
    public async Task A_request_is_counted_under_the_name_it_was_given()
    {
        Server.On("/items/1", 200);

        await Http.GetAsync("/items/1", name: "/items/{id}");

        Assert.Equal(["GET /items/{id}: Ok"], User.Counted);
    }

    [Fact]
    public async Task Bodies_are_sent_as_JSON_with_each_method()
    {
        Server.On("/orders", async context =>
        {
            context.Response.ContentType = "application/json";
            using var reader = new StreamReader(context.Request.Body);
            await context.Response.WriteAsJsonAsync(new Echo { Method = context.Request.Method, Text = await reader.ReadToEndAsync() });
        });

        var replies = new[]
        {
            await Http.PostAsJsonAsync("/orders", new { ItemId = 7 }),
            await Http.PutAsJsonAsync("/orders", new { ItemId = 7 }),
            await Http.DeleteAsync("/orders"),
            await Http.PostAsync("/orders", new StringContent("plain")),
            await Http.SendAsync(HttpMethod.Patch, "/orders", content: null),
        };

        Assert.Equal(
            ["POST {\"itemId\":7}", "PUT {\"itemId\":7}", "DELETE ", "POST plain", "PATCH "],
            replies.Select(reply => reply.Json<Echo>()).Select(echo => $"{echo?.Method} {echo?.Text}"));
        Assert.Equal(["POST", "PUT", "DELETE", "POST", "PATCH"], User.Counted.Select(counted => counted.Split(' ')[0]));
    }

    [Theory]
    [InlineData("/items", "/items")]
    [InlineData("items", "/api/items")]
    public async Task Addresses_are_relative_to_the_host(string path, string expected)
    {
        Server.On(expected, 200);
        using var user = new HttpFixture(new Uri(Server.Address, "/api/"));

        var reply = await user.Session.GetAsync(path);

        Assert.True(reply.IsOk, reply.Error);
    }

    [Fact]
    public async Task Headers_of_the_user_go_with_every_request()
    {
        Server.On("/", 200);
        Http.Headers["X-Id"] = "7";

        await Http.GetAsync("/");
        await Http.GetAsync("/");

        Assert.Equal(["7", "7"], Server.Ids);
    }

    [Fact]
    public async Task Cookies_are_kept_for_each_user_and_not_shared()
    {
        Server.On("/login", context =>
        {
            context.Response.Cookies.Append("session", "a");
            return Task.CompletedTask;
        });
        Server.On("/me", context => context.Response.WriteAsync(context.Request.Cookies["session"] ?? "nobody"));
        using var other = new HttpFixture(Server.Address, neighbour: User);

        await Http.GetAsync("/login");

        Assert.Equal("a", (await Http.GetAsync("/me")).Text);
        Assert.Equal("nobody", (await other.Session.GetAsync("/me")).Text);
    }

    [Fact]
    public async Task A_chunked_body_is_read_to_its_end()
    {
        Server.On("/", async context =>
        {
            foreach (var part in Body)
            {
                await context.Response.WriteAsync(part);
                await context.Response.Body.FlushAsync();
            }
        });

        Assert.Equal("wholebody", (await Http.GetAsync("/")).Text);
    }

    [Fact]
    public async Task A_huge_body_is_read_and_counted_but_only_16_MiB_are_kept()
    {
        const int Megabytes = 17;
        Server.On("/known", context => WriteAsync(context, Megabytes, isLengthKnown: true));
        Server.On("/chunked", context => WriteAsync(context, Megabytes, isLengthKnown: false));

        foreach (var path in new[] { "/known", "/chunked" })
        {
            var reply = await Http.GetAsync(path);

            Assert.True(reply.IsOk, reply.Error);
            Assert.Equal(16 * 1024 * 1024, reply.Body.Length);
        }
    }

    [Fact]
    public async Task An_empty_body_is_no_problem()
    {
        Server.On("/", 204);

        Assert.Equal(0, (await Http.GetAsync("/")).Body.Length);
    }

    [Fact]
    public async Task Awaiting_a_call_again_sends_nothing_twice()
    {
        Server.On("/", 200);
        var call = Http.GetAsync("/");

        var first = await call;
        var second = await call;

        Assert.Same(first, second);
        Assert.Equal(1, Server.Requests);
    }

    [Fact]
    public async Task A_call_that_is_never_awaited_is_reported_once()
    {
        Server.On("/", 200);

        _ = Http.GetAsync("/");
        _ = Http.GetAsync("/");
        await Http.GetAsync("/");

        Assert.Equal(
            "LT2001: 2 HTTP call(s) were made but never sent. Fix: await each call, or return it as the method's Task.",
            Http.Settle(escaped: null));
        Assert.Equal("", Http.Settle(escaped: null));
        Assert.Equal(1, Server.Requests);
    }

    [Fact]
    public async Task A_call_is_not_forgotten_when_background_work_sends_it_or_has_made_it()
    {
        Server.On("/", 200);
        var ofTask = Http.GetAsync("/");
        LoadTest.Http.HttpCall? ofWork = null;

        await WorkAsync();
        await (ofWork ?? throw new InvalidOperationException("The work has made no call."));

        Assert.Equal("", Http.Settle(escaped: null));
        _ = Http.GetAsync("/");
        Assert.StartsWith("LT2001: 1 HTTP call(s)", Http.Settle(escaped: null), StringComparison.Ordinal);

        async Task WorkAsync()
        {
            BackgroundFlow.Enter();
            await ofTask;
            ofWork = Http.GetAsync("/");
            _ = Http.GetAsync("/");
        }
    }

    [Fact]
    public void An_address_that_is_none_is_an_error_and_not_a_forgotten_call()
    {
        Assert.Throws<UriFormatException>(() => { _ = Http.GetAsync("http://"); });

        Assert.Equal("", Http.Settle(escaped: null));
    }

    [Fact]
    public async Task Sequential_requests_share_a_connection()
    {
        Server.On("/", context => context.Response.WriteAsync(context.Connection.Id));

        var connections = new HashSet<string>();
        for (var i = 0; i < 20; i++) connections.Add((await Http.GetAsync("/")).Text);

        Assert.Single(connections);
    }

    static async Task WriteAsync(HttpContext context, int megabytes, bool isLengthKnown)
    {
        if (isLengthKnown) context.Response.ContentLength = megabytes * 1024L * 1024;
        for (var i = 0; i < megabytes; i++) await context.Response.Body.WriteAsync(new byte[1024 * 1024]);
    }

    sealed record Echo
    {
        public string Method { get; init; } = "";

        public string Text { get; init; } = "";
    }
}

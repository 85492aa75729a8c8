using LoadTest.Http;
using LoadTest.Testing;
using Microsoft.AspNetCore.Http;

namespace LoadTest.Tests.Http;

public sealed class RedirectTests : StubServerTests
{
    [Fact]
    public async Task A_login_that_answers_302_sets_its_cookie_on_the_way()
    {
        Server.On("/login", context =>
        {
            context.Response.Cookies.Append("session", "a");
            context.Response.Redirect("/home");
            return Task.CompletedTask;
        });
        Server.On("/home", context => context.Response.WriteAsync($"{context.Request.Method} {context.Request.Cookies["session"]}"));

        var reply = await Http.PostAsJsonAsync("/login", new { user = "a" });

        Assert.Equal("GET a", reply.Text);
        Assert.Equal(["POST /login: Ok"], User.Counted);
    }

    [Theory]
    [InlineData(301, "POST", "GET ")]
    [InlineData(302, "POST", "GET ")]
    [InlineData(303, "POST", "GET ")]
    [InlineData(307, "POST", "POST body")]
    [InlineData(308, "POST", "POST body")]
    [InlineData(301, "PUT", "PUT body")]
    [InlineData(303, "PUT", "GET ")]
    [InlineData(303, "DELETE", "GET ")]
    public async Task The_request_changes_as_in_browsers(int status, string method, string expected)
    {
        Server.Redirect("/from", status, "/to");
        Server.On("/to", async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            await context.Response.WriteAsync($"{context.Request.Method} {await reader.ReadToEndAsync()}");
        });

        var reply = await Http.SendAsync(new HttpMethod(method), "/from", new StringContent("body"));

        Assert.Equal(expected, reply.Text);
    }

    [Theory]
    [InlineData(30, true)]
    [InlineData(31, false)]
    public async Task Thirty_redirects_are_followed_and_no_more(int redirects, bool isOk)
    {
        for (var i = 0; i < redirects; i++) Server.Redirect($"/{i}", 302, $"/{i + 1}");
        Server.On($"/{redirects}", 200);

        var reply = await Http.GetAsync("/0");

        Assert.Equal((isOk, isOk ? "" : "more than 30 redirects"), (reply.IsOk, reply.Error));
        Assert.Equal(31, Server.Requests);
    }

    [Fact]
    public async Task C_R13_a_redirect_is_one_request_of_its_whole_length()
    {
        var clock = new ManualClock();
        using var service = new StubService((request, _) =>
        {
            clock.Advance(TimeSpan.FromMilliseconds(600));
            return Task.FromResult(request.RequestUri?.AbsolutePath == "/redirect" ? StubService.Redirect("/ultra_fast") : StubService.Reply());
        });
        using var user = new HttpFixture(new Uri("http://stub.example"), handler: service, time: clock);

        await user.Session.GetAsync("/redirect");

        Assert.Equal(["GET /redirect: Ok"], user.Counted);
        Assert.Equal(1.2, user.Requests[0].Time.TotalSeconds);
    }

    [Fact]
    public async Task A_HEAD_request_follows_no_redirect()
    {
        Server.Redirect("/from", 302, "/to").On("/to", 200);

        Assert.Equal(302, (int)(await Http.HeadAsync("/from")).StatusCode);
    }

    [Fact]
    public async Task A_redirect_to_nowhere_is_the_reply_itself()
    {
        Server.On("/", 302);

        var reply = await Http.GetAsync("/");

        Assert.Equal(302, (int)reply.StatusCode);
    }

    [Fact]
    public async Task Credentials_do_not_follow_to_another_host()
    {
        await using var other = await StubServer.StartAsync();
        other.On("/", context => context.Response.WriteAsync($"[{context.Request.Headers.Authorization}] [{context.Request.Headers.Cookie}] [{context.Request.Headers["X-Id"]}]"));
        Server.Redirect("/", 302, other.Address.ToString());
        Server.Redirect("/within", 302, "/target").On("/target", context => context.Response.WriteAsync($"[{context.Request.Headers.Authorization}]"));
        Http.Headers["Authorization"] = "Bearer secret";
        Http.Headers["Cookie"] = "session=secret";
        Http.Headers["X-Id"] = "1";

        Assert.Equal("[] [] [1]", (await Http.GetAsync("/")).Text);
        Assert.Equal("[Bearer secret]", (await Http.GetAsync("/within")).Text);
    }

    [Theory]
    [InlineData("https://shop.example/a", "http://shop.example/b", null)]
    [InlineData("https://shop.example/a", "https://other.example/b", "https://other.example/b")]
    [InlineData("http://shop.example/a", "https://shop.example/b", "https://shop.example/b")]
    [InlineData("http://shop.example/a/b", "c", "http://shop.example/a/c")]
    [InlineData("http://shop.example/a", "ftp://shop.example/b", null)]
    [InlineData("http://shop.example/a", "file:///etc/passwd", null)]
    public void A_redirect_never_leaves_https_or_http(string from, string location, string? target)
    {
        using var response = new HttpResponseMessage(System.Net.HttpStatusCode.Found);
        response.Headers.Location = new Uri(location, UriKind.RelativeOrAbsolute);

        Assert.Equal(target, Redirect.TargetOf(response.StatusCode, response.Headers, new Uri(from))?.ToString());
    }
}

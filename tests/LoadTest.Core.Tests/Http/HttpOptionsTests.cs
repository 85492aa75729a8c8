using System.Net;
using LoadTest.Http;
using LoadTest.Testing;
using Microsoft.AspNetCore.Http;

namespace LoadTest.Tests.Http;

public sealed class HttpOptionsTests : StubServerTests
{
    [Theory]
    [InlineData(HttpConnections.PerUser, 2)]
    [InlineData(HttpConnections.Shared, 1)]
    public async Task Connections_are_each_users_own_or_shared(HttpConnections connections, int expected)
    {
        Server.On("/", context => context.Response.WriteAsync(context.Connection.Id));
        var options = new HttpOptions { Connections = connections };
        using var first = new HttpFixture(Server.Address, options);
        using var second = new HttpFixture(Server.Address, options, neighbour: first);

        string[] used = [(await first.Session.GetAsync("/")).Text, (await second.Session.GetAsync("/")).Text, (await first.Session.GetAsync("/")).Text];

        Assert.Equal(expected, used.Distinct().Count());
    }

    [Fact]
    public void Users_share_only_connections_that_are_opened_alike()
    {
        var plain = HttpTransportFactory.KeyOf(HttpOptions.Default);

        Assert.Equal(plain, HttpTransportFactory.KeyOf(new HttpOptions { Timeout = Some.Seconds(1), UserAgent = "x" }));
        Assert.NotEqual(plain, HttpTransportFactory.KeyOf(new HttpOptions { VerifyCertificates = false }));
        Assert.NotEqual(plain, HttpTransportFactory.KeyOf(new HttpOptions { Version = HttpVersion.Version20 }));
        Assert.NotEqual(plain, HttpTransportFactory.KeyOf(new HttpOptions { ConnectTimeout = Some.Seconds(1) }));
    }

    [Fact]
    public async Task C_R21_twenty_parallel_requests_of_200_ms_take_400_ms_when_ten_are_allowed()
    {
        var clock = new ManualClock();
        var (begun, inFlight, most) = (0, 0, 0);
        using var service = new StubService(async (_, token) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref inFlight));
            var pause = Task.Delay(TimeSpan.FromMilliseconds(200), clock, token);
            Interlocked.Increment(ref begun);
            await pause;
            Interlocked.Decrement(ref inFlight);
            return StubService.Reply();
        });
        using var user = new HttpFixture(new Uri("http://stub.example"), new HttpOptions { MaxConcurrentRequests = 10 }, handler: service, time: clock);

        var all = Task.WhenAll(Enumerable.Range(0, 20).Select(_ => user.Session.GetAsync("/").AsTask()));
        clock.Advance(TimeSpan.FromMilliseconds(200));
        Assert.True(SpinWait.SpinUntil(() => Volatile.Read(ref begun) == 20 && user.Requests.Count == 10, TimeSpan.FromSeconds(10)), "The second ten have not begun.");
        clock.Advance(TimeSpan.FromMilliseconds(200));
        await all;

        Assert.Equal((10, 0.4), (most, user.Requests.Max(request => request.Time).TotalSeconds));
        Assert.Equal(10, user.Requests.Count(request => request.Time == TimeSpan.FromMilliseconds(200)));
        Assert.Equal(10, user.Requests.Count(request => request.Time == TimeSpan.FromMilliseconds(400)));
    }

    [Fact]
    public async Task Headers_and_user_agent_go_with_every_request()
    {
        Server.On("/", context => context.Response.WriteAsync($"{context.Request.Headers["X-A"]} {context.Request.Headers.UserAgent}"));
        using var user = new HttpFixture(Server.Address, new HttpOptions { DefaultHeaders = new Dictionary<string, string> { ["X-A"] = "a" }, UserAgent = "Shop/1.0 (load test)" });

        Assert.Equal("a Shop/1.0 (load test)", (await user.Session.GetAsync("/")).Text);
        user.Session.Headers["x-a"] = "b";
        Assert.Equal("b Shop/1.0 (load test)", (await user.Session.GetAsync("/")).Text);
    }

    [Fact]
    public async Task C_R17_credentials_in_the_host_become_basic_authentication_for_that_host_alone()
    {
        await using var other = await StubServer.StartAsync();
        foreach (var server in new[] { Server, other }) server.On("/", context => context.Response.WriteAsync($"[{context.Request.Headers.Authorization}]"));
        Server.Redirect("/away", 302, other.Address.ToString());
        using var user = new HttpFixture(new UriBuilder(Server.Address) { UserName = "us%20er", Password = "p%3Aw" }.Uri);

        Assert.Equal("[Basic dXMgZXI6cDp3]", (await user.Session.GetAsync("/")).Text);
        Assert.Equal("[Bearer own]", (await user.Session.GetAsync("/").WithBearer("own")).Text);
        Assert.Equal("[]", (await user.Session.GetAsync(other.Address.ToString())).Text);
        Assert.Equal("[]", (await user.Session.GetAsync("/away")).Text);
        Assert.DoesNotContain(user.Requests, request => request.Details.Address.Contains("p%3Aw", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("http://h", "/x", "http://h/x")]
    [InlineData("http://h/", "/x", "http://h/x")]
    [InlineData("http://h", "x", "http://h/x")]
    [InlineData("http://h/api", "x", "http://h/api/x")]
    [InlineData("http://h/api/", "x?y=1", "http://h/api/x?y=1")]
    [InlineData("http://h/api", "/x", "http://h/x")]
    [InlineData("http://h", "https://other/x", "https://other/x")]
    public async Task L_H3_addresses_are_joined_to_the_host(string host, string path, string expected)
    {
        string? asked = null;
        using var service = new StubService((request, _) =>
        {
            asked = request.RequestUri?.ToString();
            return Task.FromResult(StubService.Reply());
        });
        using var user = new HttpFixture(new Uri(host), handler: service);

        await user.Session.GetAsync(path);

        Assert.Equal(expected, asked);
    }

    [Theory]
    [InlineData("/relative")]
    [InlineData("file:///x")]
    public void A_host_that_is_no_address_is_refused(string host) =>
        Assert.StartsWith("LT2008: the host '", Assert.Throws<UriFormatException>(() => new HttpFixture(new Uri(host, UriKind.RelativeOrAbsolute))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task HTTP_2_is_spoken_without_being_negotiated()
    {
        await using var server = await StubServer.StartHttp2Async();
        server.On("/", context => context.Response.WriteAsync(context.Request.Protocol));
        using var user = new HttpFixture(server.Address, new HttpOptions { Version = HttpVersion.Version20 });

        Assert.Equal("HTTP/2", (await user.Session.GetAsync("/")).Text);
    }

    [Fact]
    public async Task Requests_of_one_user_share_an_HTTP_2_connection()
    {
        await using var server = await StubServer.StartHttp2Async();
        server.On("/", context => context.Response.WriteAsync(context.Connection.Id));
        using var user = new HttpFixture(server.Address, new HttpOptions { Version = HttpVersion.Version20 });
        await user.Session.GetAsync("/");

        var replies = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => user.Session.GetAsync("/").AsTask()));

        Assert.Single(replies.Select(reply => reply.Text).Distinct());
    }

    [Fact]
    public async Task A_server_that_speaks_HTTP_1_only_fails_the_request()
    {
        Server.On("/", 200);
        using var user = new HttpFixture(Server.Address, new HttpOptions { Version = HttpVersion.Version20 });

        Assert.False((await user.Session.GetAsync("/")).IsOk);
        Assert.Equal(0, Server.Requests);
    }

    [Fact]
    public async Task A_connection_that_does_not_open_in_time_says_so()
    {
        using var handler = HttpTransportFactory.LeanHandler(new HttpOptions { ConnectTimeout = TimeSpan.FromMilliseconds(20) });
        handler.ConnectCallback = async (_, token) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, token);
            throw new InvalidOperationException("unreachable");
        };
        using var user = new HttpFixture(new Uri("http://stub.example"), handler: handler);

        Assert.Equal("connect timed out (stub.example:80)", (await user.Session.GetAsync("/")).Error);
    }

    [Theory]
    [MemberData(nameof(Malformed))]
    public void What_cannot_be_meant_is_refused(Func<HttpOptions> options) => Assert.ThrowsAny<ArgumentException>(options);

    public static TheoryData<Func<HttpOptions>> Malformed() =>
    [
        () => new HttpOptions { Timeout = TimeSpan.Zero },
        () => new HttpOptions { ConnectTimeout = TimeSpan.FromDays(365) },
        () => new HttpOptions { MaxRedirects = -1 },
        () => new HttpOptions { MaxConcurrentRequests = 0 },
        () => new HttpOptions { Version = HttpVersion.Version30 },
    ];
}

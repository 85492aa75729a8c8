using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using LoadTest.Http;
using LoadTest.Testing;
using Microsoft.AspNetCore.Http;

namespace LoadTest.Tests.Http;

public sealed class HttpFailureTests : StubServerTests
{
    [Theory]
    [InlineData(404, "HTTP 404 Not Found")]
    [InlineData(500, "HTTP 500 Internal Server Error")]
    [InlineData(503, "HTTP 503 Service Unavailable")]
    [InlineData(599, "HTTP 599")]
    public async Task A_status_from_400_up_is_a_failure_with_its_phrase_as_the_reason(int status, string reason)
    {
        Server.On("/", status, "why");

        var reply = await Http.GetAsync("/");

        Assert.Equal((false, reason, "why"), (reply.IsOk, reply.Error, reply.Text));
        Assert.Equal([$"GET /: Failed, {reason}"], User.Counted);
    }

    [Fact]
    public async Task A_refused_connection_says_so_with_the_address()
    {
        using var user = new HttpFixture(StubServer.Unreachable);

        var reply = await user.Session.GetAsync("/");

        Assert.Equal((default, $"connection refused (127.0.0.1:{StubServer.Unreachable.Port})"), (reply.StatusCode, reply.Error));
        Assert.Null(reply.Headers);
        Assert.Equal([$"GET /: Failed, {reply.Error}"], user.Counted);
    }

    // What the platform throws is made here: asking a name server would leave this machine.
    [Theory]
    [InlineData(SocketError.HostNotFound, "host not found (shop.example:80)")]
    [InlineData(SocketError.ConnectionReset, "connection reset (shop.example:80)")]
    [InlineData(SocketError.AddressNotAvailable, "this machine has no free local port (shop.example:80)")]
    public void What_a_socket_reports_is_said_in_words(SocketError error, string reason)
    {
        var exception = new HttpRequestException("wrapped", new SocketException((int)error));

        Assert.Equal(reason, HttpFailure.Describe(exception, new Uri("http://shop.example/")));
    }

    [Fact]
    public void A_body_that_ends_too_early_is_called_so_however_much_is_missing() => Assert.Equal(
        "the response ended too early (shop.example:80)",
        HttpFailure.Describe(new HttpIOException(HttpRequestError.ResponseEnded, "with at least 3 additional bytes expected"), new Uri("http://shop.example/")));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_time_out_is_a_failure_whether_before_or_within_the_body(bool isWithinBody)
    {
        Server.On("/", async context =>
        {
            if (isWithinBody) await context.Response.WriteAsync("half");
            if (isWithinBody) await context.Response.Body.FlushAsync();
            await WaitForAbortAsync(context);
        });
        using var user = new HttpFixture(Server.Address, new HttpOptions { Timeout = TimeSpan.FromMilliseconds(200) });

        var reply = await user.Session.GetAsync("/");

        Assert.Equal("timed out after 0.2 s", reply.Error);
        Assert.Equal(["GET /: Failed, timed out after 0.2 s"], user.Counted);
    }

    [Fact]
    public async Task C_R12_a_time_out_ends_the_request_when_it_is_due()
    {
        var clock = new ManualClock();
        using var service = new StubService(async (_, token) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, token);
            return StubService.Reply();
        });
        using var user = new HttpFixture(new Uri("http://stub.example"), new HttpOptions { Timeout = TimeSpan.FromMilliseconds(100) }, handler: service, time: clock);

        var call = user.Session.GetAsync("/").AsTask();
        clock.Advance(TimeSpan.FromMilliseconds(100));
        await call;

        Assert.Equal((TimeSpan.FromMilliseconds(100), "timed out after 0.1 s"), (Assert.Single(user.Requests).Time, (await call).Error));
    }

    [Fact]
    public async Task Under_a_debugger_no_request_times_out()
    {
        var clock = new ManualClock();
        var isAnswering = new TaskCompletionSource();
        using var service = new StubService(async (_, token) =>
        {
            await isAnswering.Task.WaitAsync(token);
            return StubService.Reply();
        });
        using var user = new HttpFixture(new Uri("http://stub.example"), new HttpOptions { Timeout = TimeSpan.FromSeconds(1) }, handler: service, time: clock);
        user.StubRun.IsInDebugger = true;

        var call = user.Session.GetAsync("/").AsTask();
        clock.Advance(TimeSpan.FromHours(1));
        isAnswering.SetResult();

        Assert.True((await call).IsOk);
    }

    [Fact]
    public async Task After_a_time_out_the_user_goes_on()
    {
        Server.On("/slow", WaitForAbortAsync).On("/", 200);
        using var user = new HttpFixture(Server.Address, new HttpOptions { Timeout = TimeSpan.FromMilliseconds(200) });

        await user.Session.GetAsync("/slow");
        var reply = await user.Session.GetAsync("/");

        Assert.True(reply.IsOk, reply.Error);
    }

    [Fact]
    public async Task A_request_given_up_at_the_stop_counts_as_cancelled_and_not_as_failed()
    {
        Server.On("/", async context =>
        {
            User.Abort();
            await WaitForAbortAsync(context);
        });

        var reply = await Http.GetAsync("/");

        Assert.False(reply.IsOk);
        Assert.Equal(["GET /: Cancelled, cut by the end of the run"], User.Counted);
    }

    [Fact]
    public async Task A_body_that_ends_too_early_is_a_failure()
    {
        Server.On("/", async context =>
        {
            context.Response.ContentLength = 1_000;
            await context.Response.WriteAsync("short");
            await context.Response.Body.FlushAsync();
            context.Abort();
        });

        var reply = await Http.GetAsync("/");

        Assert.False(reply.IsOk);
        Assert.Matches(@"^(the response ended too early|connection reset) \(127\.0\.0\.1:\d+\)$", reply.Error);
    }

    [Fact]
    public async Task A_certificate_that_nobody_trusts_is_refused()
    {
        using var certificate = TestCertificate.Create("localhost");
        await using var server = await StubServer.StartAsync(certificate);
        server.On("/", 200);
        using var user = new HttpFixture(server.Address);

        var reply = await user.Session.GetAsync("/");

        Assert.StartsWith("TLS: The remote certificate is invalid", reply.Error, StringComparison.Ordinal);
        Assert.Equal(0, server.Requests);
    }

    [Fact]
    public async Task A_body_that_cannot_be_written_is_the_users_error_and_no_cut_by_the_stop()
    {
        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => Http.PostAsync("/", new BrokenContent()).AsTask());

        Assert.Equal(0, User.InFlight);
        Assert.Equal(["POST /: Failed, InvalidTimeZoneException before a response"], User.Counted);
    }

    sealed class BrokenContent : HttpContent
    {
        public BrokenContent() => Headers.ContentType = new MediaTypeHeaderValue("text/plain");

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => throw new InvalidTimeZoneException("content");

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}

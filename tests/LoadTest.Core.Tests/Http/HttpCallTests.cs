using System.Net;
using LoadTest.Http;
using LoadTest.Testing;
using Microsoft.AspNetCore.Http;

namespace LoadTest.Tests.Http;

public sealed class HttpCallTests : StubServerTests
{
    [Theory]
    [InlineData(422, true, "")]
    [InlineData(200, false, "expected HTTP 422 but got 200 OK")]
    [InlineData(500, false, "expected HTTP 422 but got 500 Internal Server Error")]
    public async Task S_000_6_only_an_expected_status_counts_as_ok(int status, bool isOk, string error)
    {
        Server.On("/moves", status);

        var reply = await Http.PostAsJsonAsync("/moves", new { status = "DRAFT" }).Expect(422).Named("/moves — expected failure").WithHeader("If-Match", "tag");

        Assert.Equal((isOk, error), (reply.IsOk, reply.Error));
        Assert.Equal([$"POST /moves — expected failure: {(isOk ? "Ok" : $"Failed, {error}")}"], User.Counted);
    }

    [Fact]
    public async Task Several_statuses_can_be_expected()
    {
        Server.On("/", 500);

        Assert.Equal("expected HTTP 200, 201 or 404 but got 500 Internal Server Error", (await Http.GetAsync("/").Expect(200, 201, 404)).Error);
        Assert.True((await Http.GetAsync("/missing").Expect(200, 201, 404)).IsOk);
    }

    [Fact]
    public async Task An_expected_status_does_not_make_up_for_a_missing_response()
    {
        using var user = new HttpFixture(StubServer.Unreachable);

        Assert.StartsWith("connection refused", (await user.Session.GetAsync("/").Expect(404)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Headers_of_a_call_go_with_it_alone_and_win_over_those_of_the_user()
    {
        Server.On("/", context => context.Response.WriteAsync($"[{context.Request.Headers["X-A"]}] [{context.Request.Headers.Authorization}]"));
        Http.Headers["X-A"] = "user";

        Assert.Equal("[call] [Bearer secret]", (await Http.GetAsync("/").WithHeader("x-a", "call").WithBearer("secret")).Text);
        Assert.Equal("[user] [Basic YTpiOmM=]", (await Http.GetAsync("/").WithBasicAuth("a", "b:c")).Text);
        Assert.Equal("[user] []", (await Http.GetAsync("/")).Text);
    }

    [Fact]
    public async Task A_type_that_a_call_gives_replaces_that_of_its_body_and_one_of_the_user_does_not()
    {
        Server.On("/", context => context.Response.WriteAsync($"[{context.Request.ContentType}] [{context.Request.Headers.ContentLanguage}]"));
        Http.Headers["Content-Type"] = "text/user";
        Http.Headers["Content-Language"] = "en";

        Assert.Equal("[application/merge-patch+json] [en]", (await Http.PatchAsJsonAsync("/", new { }).WithHeader("content-type", "application/merge-patch+json")).Text);
        Assert.Equal("[application/x-www-form-urlencoded] [en]", (await Http.PostFormAsync("/", new { a = 1 })).Text);
        Assert.Equal("[text/user] [en]", (await Http.PostAsync("/", new ByteArrayContent([1]))).Text);
    }

    [Fact]
    public async Task A_call_can_have_a_time_out_of_its_own()
    {
        Server.On("/", WaitForAbortAsync);

        Assert.Equal("timed out after 0.05 s", (await Http.GetAsync("/").WithTimeout(TimeSpan.FromMilliseconds(50))).Error);
    }

    [Fact]
    public async Task A_redirect_can_be_the_reply()
    {
        Server.Redirect("/from", 302, "/to");

        var reply = await Http.GetAsync("/from").WithoutRedirects().Expect(302);

        Assert.True(reply.IsOk, reply.Error);
        Assert.Equal("/to", reply.Headers?.Location?.ToString());
    }

    [Fact]
    public async Task An_unrecorded_call_is_sent_and_never_counted()
    {
        Server.On("/", 500);

        var reply = await Http.GetAsync("/").Unrecorded();
        await using (var judged = await Http.GetAsync("/").Unrecorded().Judged()) judged.Fail("of no consequence");

        Assert.Equal(HttpStatusCode.InternalServerError, reply.StatusCode);
        Assert.Equal(2, Server.Requests);
        Assert.Empty(User.Counted);
    }

    [Fact]
    public async Task C_R18_dimensions_of_a_call_win_over_those_of_the_user()
    {
        Server.On("/", 200);
        User.Dimensions["user"] = "foo";
        User.Dimensions["region"] = "eu";

        await Http.GetAsync("/");
        await Http.GetAsync("/").WithDimension("user", "bar");

        Assert.Equal(["foo eu", "bar eu"], User.Requests.Select(request => $"{request.Details.Dimensions["user"]} {request.Details.Dimensions["region"]}"));
    }

    [Fact]
    public async Task C_R19_anything_can_be_measured_beside_it()
    {
        var clock = new ManualClock();
        using var user = new HttpFixture(Server.Address, time: clock);

        await user.MeasureAsync("GET", "/test", () =>
        {
            clock.Advance(TimeSpan.FromMilliseconds(1));
            return Task.CompletedTask;
        });
        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => user.MeasureAsync("GET", "/test", () => throw new InvalidTimeZoneException("nooo")));

        Assert.Equal(["GET /test: Ok", "GET /test: Failed, InvalidTimeZoneException: nooo"], user.Counted);
        Assert.Equal(1, user.Requests[0].Time.TotalMilliseconds);
    }

    [Fact]
    public async Task Hooks_see_address_status_and_size()
    {
        Server.On("/items", 201, "12345");

        await Http.GetAsync("/items", query: new { page = 1 });

        var details = Assert.Single(User.Requests).Details;
        Assert.Equal((new Uri(Server.Address, "/items?page=1").ToString(), 201, 5), (details.Address, details.StatusCode, details.ResponseBytes));
    }

    [Fact]
    public async Task C_R16_headers_only_ends_the_request_before_the_body()
    {
        var mayEnd = new TaskCompletionSource();
        Server.On("/", async context =>
        {
            context.Response.ContentLength = 8;
            await context.Response.WriteAsync("half");
            await context.Response.Body.FlushAsync();
            await mayEnd.Task;
            await context.Response.WriteAsync("rest");
        });

        var reply = await Http.GetAsync("/").HeadersOnly();
        var counted = Assert.Single(User.Requests);
        mayEnd.SetResult();
        await using var body = reply.OpenBody();
        using var reader = new StreamReader(body);

        Assert.Equal("halfrest", await reader.ReadToEndAsync());
        Assert.Equal(0, reply.Body.Length);
        Assert.Equal(8, counted.Details.ResponseBytes);
    }

    [Fact]
    public async Task C_R16_without_a_length_in_the_headers_the_size_is_0()
    {
        Server.On("/", async context =>
        {
            await context.Response.WriteAsync("chunk");
            await context.Response.Body.FlushAsync();
        });

        await Http.GetAsync("/").HeadersOnly();

        Assert.Equal(0, Assert.Single(User.Requests).Details.ResponseBytes);
    }

    [Fact]
    public async Task A_body_that_is_left_open_is_closed_when_the_task_ends()
    {
        Server.On("/", async context =>
        {
            await context.Response.Body.FlushAsync();
            await WaitForAbortAsync(context);
        });
        var reply = await Http.GetAsync("/").HeadersOnly();

        Assert.Equal("", Http.Settle(escaped: null));

        await Assert.ThrowsAnyAsync<Exception>(async () => await reply.OpenBody().ReadExactlyAsync(new byte[1]));
    }

    [Fact]
    public async Task A_body_that_is_read_when_the_run_gives_up_ends_as_cancelled()
    {
        Server.On("/", async context =>
        {
            await context.Response.Body.FlushAsync();
            await WaitForAbortAsync(context);
        });
        var reply = await Http.GetAsync("/").HeadersOnly();
        var reading = reply.OpenBody().ReadExactlyAsync(new byte[1]).AsTask();

        User.Abort();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    }

    [Fact]
    public async Task The_body_of_an_ordinary_reply_can_be_read_as_a_stream_any_number_of_times()
    {
        Server.On("/", 200, "text");
        var reply = await Http.GetAsync("/");

        for (var i = 0; i < 2; i++)
        {
            using var reader = new StreamReader(reply.OpenBody());
            Assert.Equal("text", await reader.ReadToEndAsync());
        }
    }

    [Fact]
    public async Task A_cache_buster_makes_the_address_new_and_keeps_the_name()
    {
        Server.On("/a", context => context.Response.WriteAsync(context.Request.QueryString.Value ?? ""));
        var time = new ManualClock(DateTimeOffset.UnixEpoch.AddMilliseconds(1_700_000_000_123));
        using var user = new HttpFixture(Server.Address, time: time);

        Assert.Equal("?_=1700000000123", (await user.Session.GetAsync("/a").WithCacheBuster()).Text);
        Assert.Equal("?x=1&_=1700000000123", (await user.Session.GetAsync("/a?x=1").WithCacheBuster()).Text);
        await user.Session.GetAsync("/a").WithCacheBuster().Named("mine");

        Assert.Equal(["GET /a?_=…: Ok", "GET /a?_=…: Ok", "GET mine: Ok"], user.Counted);
    }

    [Fact]
    public async Task A_call_that_has_been_sent_cannot_be_changed_any_more()
    {
        Server.On("/", 200);
        var call = Http.GetAsync("/");
        await call;

        var problem = Assert.Throws<InvalidOperationException>(() => { _ = call.Named("late"); });

        Assert.Equal("LT2004: the call GET / has been sent already. Fix: modify, judge or read a call before it is awaited, each call once.", problem.Message);
        Assert.Throws<InvalidOperationException>(() => { _ = call.Judged(); });
    }

    [Fact]
    public async Task A_call_that_has_been_judged_has_no_other_reply()
    {
        Server.On("/", 200);
        var call = Http.GetAsync("/");
        await using var judged = await call.Judged();

        Assert.Throws<InvalidOperationException>(() => { _ = call.AsTask(); });
        Assert.Equal(1, Server.Requests);
    }

    [Theory]
    [MemberData(nameof(Malformed))]
    public void What_cannot_be_meant_is_refused_at_once(Func<HttpCall, HttpCall> modify)
    {
        var call = Http.GetAsync("/");

        Assert.ThrowsAny<ArgumentException>(() => { _ = modify(call); });
    }

    public static TheoryData<Func<HttpCall, HttpCall>> Malformed() =>
    [
        call => call.Named(" "),
        call => call.WithHeader("", "x"),
        call => call.WithHeader("X A", "x"),
        call => call.WithHeader("X-A", "x\r\nX-B: y"),
        call => call.WithBasicAuth("a:b", "c"),
        call => call.WithBearer(""),
        call => call.Expect(),
        call => call.Expect(200, 99),
        call => call.WithTimeout(TimeSpan.Zero),
        call => call.WithTimeout(TimeSpan.FromDays(100)),
        call => call.WithDimension("", "x"),
    ];
}

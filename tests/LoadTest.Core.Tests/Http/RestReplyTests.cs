using System.Text.Json.Nodes;
using LoadTest.Testing;
using Microsoft.AspNetCore.Http;

namespace LoadTest.Tests.Http;

public sealed class RestReplyTests : StubServerTests
{
    public RestReplyTests() => Echo = async context =>
    {
        context.Response.Headers["X-Accept"] = context.Request.Headers.Accept;
        context.Response.Headers["X-Content-Type"] = context.Request.ContentType ?? "none";
        await context.Request.Body.CopyToAsync(context.Response.Body);
    };

    RequestDelegate Echo { get; }

    [Fact]
    public async Task C_R20_asserting_on_the_parsed_body()
    {
        Server.On("/echo", Echo);

        await Http.PostAsJsonAsync("/echo", new { foo = "bar" }).Rest(reply => Assert.Equal("bar", reply.Js["foo"]?.GetValue<string>()));
        await Http.PostAsJsonAsync("/echo", new { foo = "bar" }).Rest(reply => Assert.True(reply.Js["foo"]?.GetValue<string>() == "NOPE", "foo is not NOPE"));
        await Http.PostAsJsonAsync("/echo", new { foo = "bar" }).Rest(reply => Assert.Fail("foo is not NOPE,"));

        Assert.Equal(
            ["POST /echo: Ok", "POST /echo: Failed, foo is not NOPE", "POST /echo: Failed, foo is not NOPE, response was {\"foo\":\"bar\"}"],
            User.Counted);
    }

    [Fact]
    public async Task Headers_are_JSON_unless_given()
    {
        Server.On("/echo", Echo);

        var plain = await Http.PostAsync("/echo", new ByteArrayContent("{}"u8.ToArray())).Rest();
        var given = await Http.PostAsync("/echo", new StringContent("{}")).WithHeader("accept", "application/hal+json").Rest();
        Http.Headers["Accept"] = "application/vnd.shop+json";
        var ofUser = await Http.GetAsync("/echo").Rest();

        Assert.Equal(("application/json", "application/json"), HeadersOf(plain));
        Assert.Equal(("application/hal+json", "text/plain; charset=utf-8"), HeadersOf(given));
        Assert.Equal(("application/vnd.shop+json", "none"), HeadersOf(ofUser));

        static (string, string) HeadersOf(LoadTest.Http.HttpReply reply) =>
            (reply.Headers?.GetValues("X-Accept").Single() ?? "", reply.Headers?.GetValues("X-Content-Type").Single() ?? "");
    }

    [Theory]
    [InlineData("", "{}")]
    [InlineData("null", "{}")]
    [InlineData("[1]", "[1]")]
    [InlineData("{\"a\":{}}", "{\"a\":{}}")]
    public async Task The_body_is_read_as_JSON_and_is_an_empty_object_when_there_is_none(string body, string expected)
    {
        Server.On("/", 200, body);

        JsonNode? js = null;
        await Http.GetAsync("/").Rest(reply => js = reply.Js);

        Assert.Equal(expected, js?.ToJsonString());
        Assert.Equal(["GET /: Ok"], User.Counted);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(503)]
    public async Task S_000_1_a_body_that_is_no_JSON_is_a_failure_with_its_beginning(int status)
    {
        Server.On("/", status, $"Sorry,\n{new string('x', 1_000)}");

        await Http.GetAsync("/").Rest(reply => Assert.Equal("bar", reply.Js["foo"]?.GetValue<string>()));

        Assert.StartsWith(
            $"GET /: Failed, Could not parse response as JSON. Sorry, {new string('x', 243)}, response code {status}, error 'S' is an invalid start of a value.",
            Assert.Single(User.Counted),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task S_000_1_a_missing_move_is_a_failure_in_the_users_words()
    {
        Server.On("/prime/v1/move-task-orders/17", 404, "{}").On("/prime/v1/move-task-orders/18", 200, "{}");

        foreach (var id in new[] { 17, 18 })
        {
            await Http.GetAsync(Route.Of("/prime/v1/move-task-orders/{moveID}", id)).Rest(reply =>
            {
                if ((int)reply.StatusCode == 404) reply.Fail("Move not found!");
            });
        }

        Assert.Equal(["GET /prime/v1/move-task-orders/{moveID}: Failed, Move not found!", "GET /prime/v1/move-task-orders/{moveID}: Ok"], User.Counted);
    }

    [Fact]
    public async Task S_000_1_an_exception_is_a_failure_with_its_place_and_the_beginning_of_the_body()
    {
        var body = $"{{\"text\":\"{new string('x', 500)}\"}}";
        Server.On("/", 200, body);

        var reply = await Http.GetAsync("/").Rest(async _ =>
        {
            await Task.Yield();
            throw new InvalidTimeZoneException("odd\nzone");
        });

        Assert.Matches(
            $@"^GET /: Failed, InvalidTimeZoneException: odd zone at RestReplyTests\.cs:\d+, Response was {body[..200].Replace("{", @"\{", StringComparison.Ordinal)}$",
            Assert.Single(User.Counted));
        Assert.False(reply.IsOk);
    }

    [Fact]
    public async Task Without_a_response_the_failure_says_why_and_how_long_it_took()
    {
        using var user = new HttpFixture(StubServer.Unreachable);

        await user.Session.GetAsync("/").Rest(reply => Assert.Equal("bar", reply.Js["foo"]?.GetValue<string>()));

        Assert.Matches($@"^GET /: Failed, connection refused \(127\.0\.0\.1:{StubServer.Unreachable.Port}\), response code 0, after 0\.\d s$", Assert.Single(user.Counted));
    }

    [Fact]
    public async Task The_users_verdict_wins_over_what_is_presumed()
    {
        Server.On("/text", 200, "no JSON").On("/bad", 500, "{}");

        await Http.GetAsync("/text").Rest(reply => reply.Succeed());
        await Http.GetAsync("/bad").Rest(reply => reply.Succeed());
        await Http.GetAsync("/bad").Rest();

        Assert.Equal(["GET /text: Ok", "GET /bad: Ok", "GET /bad: Failed, HTTP 500 Internal Server Error"], User.Counted);
    }

    [Fact]
    public async Task What_is_thrown_after_a_verdict_is_thrown_on()
    {
        Server.On("/", 200);

        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => Http.GetAsync("/").Rest(reply =>
        {
            reply.Fail("first");
            throw new InvalidTimeZoneException();
        }));

        Assert.Equal(["GET /: Failed, first"], User.Counted);
    }

    [Fact]
    public async Task The_stop_is_no_failure_and_is_thrown_on()
    {
        Server.On("/", 200);
        User.Stop();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Http.GetAsync("/").Rest(_ => throw new OperationCanceledException()));

        Assert.Equal(["GET /: Cancelled, cut by the end of the run"], User.Counted);
    }

    [Fact]
    public async Task A_cache_buster_goes_with_it()
    {
        Server.On("/", 200, "{}");

        await Http.GetAsync("/").WithCacheBuster().Rest();

        Assert.Equal(["GET /?_=…: Ok"], User.Counted);
    }
}

using Microsoft.AspNetCore.Http;

namespace LoadTest.Tests.Http;

/// <summary>Server-Sent Events over a real connection.</summary>
public sealed class ServerEventTests : StubServerTests
{
    [Fact]
    public async Task Events_are_handed_over_and_counted_without_a_duration()
    {
        Server.On("/events", context => SendAsync(context, ": hello\n\ndata: one\n\nevent: price\nid: 7\ndata: 1\ndata: 2\n\n"));

        var events = await ListenAsync("/events");

        Assert.Equal(["message one ", "price 1\n2 7"], events);
        Assert.Equal(["GET /events: Ok", "SSE /events: Ok", "SSE /events: Ok"], User.Counted);
    }

    [Fact]
    public async Task A_stream_that_breaks_is_a_failed_event()
    {
        var hasArrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Server.On("/events", async context =>
        {
            await SendAsync(context, "data: one\n\n");
            await hasArrived.Task;
            context.Abort();
        });

        await foreach (var _ in Http.ListenAsync("/events")) hasArrived.SetResult();

        Assert.Equal(3, User.Counted.Count);
        Assert.StartsWith("SSE /events: Failed, the stream broke: ", User.Counted[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_stream_there_are_no_events()
    {
        Assert.Empty(await ListenAsync("/missing"));

        Assert.Equal(["GET /missing: Failed, HTTP 404 Not Found"], User.Counted);
    }

    [Theory]
    [InlineData("text/html; charset=utf-8", "text/html")]
    [InlineData("application/json", "application/json")]
    [InlineData(null, "missing")]
    public async Task A_reply_of_another_content_type_is_a_failure_that_says_so(string? type, string said)
    {
        Server.On("/page", context =>
        {
            context.Response.ContentType = type;
            return context.Response.WriteAsync("data: none\n\n");
        });

        Assert.Empty(await ListenAsync("/page"));

        Assert.Equal([$"GET /page: Failed, no event stream: the content type is {said}, not text/event-stream"], User.Counted);
    }

    [Fact]
    public async Task A_server_may_have_nothing_to_say()
    {
        Server.On("/events", 204);

        Assert.Empty(await ListenAsync("/events"));

        Assert.Equal(["GET /events: Ok"], User.Counted);
    }

    [Theory]
    [InlineData("data: 12345\n\n")]
    [InlineData("data: 1\ndata: 2\n\n")]
    [InlineData("data: 1\r\ndata: 2\r\n\r\n")]
    [InlineData("data: 1\rdata: 2\r\r")]
    [InlineData(": 123456789\n")]
    public async Task An_event_that_is_too_long_ends_the_stream_as_a_failure(string tooLong)
    {
        Server.On("/events", context => SendAsync(context, $"data: 1234\n\n{tooLong}data: 1\n\n"));

        var events = await ListenAsync("/events", new ServerEventOptions { MaxEventBytes = 10 });

        Assert.Equal(["message 1234 "], events);
        Assert.Equal(["GET /events: Ok", "SSE /events: Ok", "SSE /events: Failed, an event is longer than 10 bytes"], User.Counted);
    }

    [Fact]
    public async Task Comments_between_the_lines_make_an_event_no_longer()
    {
        Server.On("/events", context => SendAsync(context, ": hello\n: hello\ndata: 1234\n: hello\n\n"));

        Assert.Equal(["message 1234 "], await ListenAsync("/events", new ServerEventOptions { MaxEventBytes = 10 }));
    }

    [Fact]
    public async Task Without_options_an_event_may_have_one_mebibyte()
    {
        const int limit = 1024 * 1024;
        Server.On("/events", context => SendAsync(context, $"data: {new string('x', limit - 6)}\n\ndata: {new string('x', limit - 5)}\n\n"));

        Assert.Single(await ListenAsync("/events"));

        Assert.Equal(["GET /events: Ok", "SSE /events: Ok", $"SSE /events: Failed, an event is longer than {limit} bytes"], User.Counted);
    }

    [Fact]
    public void The_limit_is_at_least_one_byte() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ServerEventOptions { MaxEventBytes = 0 });

    [Fact]
    public async Task The_stop_of_the_user_ends_the_stream_and_is_no_failure()
    {
        Server.On("/events", async context =>
        {
            await SendAsync(context, "data: one\n\n");
            await WaitForAbortAsync(context);
        });
        using var stop = new CancellationTokenSource();

        await foreach (var _ in Http.ListenAsync("/events", name: "prices", token: stop.Token)) await stop.CancelAsync();

        Assert.Equal(["GET prices: Ok", "SSE prices: Ok"], User.Counted);
    }

    async Task<List<string>> ListenAsync(string path, ServerEventOptions? options = null)
    {
        var events = new List<string>();
        await foreach (var e in Http.ListenAsync(path, options: options)) events.Add($"{e.Type} {e.Data} {e.Id}");
        return events;
    }

    static async Task SendAsync(HttpContext context, string text)
    {
        context.Response.ContentType = "text/event-stream";
        await context.Response.WriteAsync(text);
        await context.Response.Body.FlushAsync();
    }
}

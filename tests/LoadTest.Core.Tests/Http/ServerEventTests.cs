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

    [Fact]
    public async Task The_stop_of_the_user_ends_the_stream_and_is_no_failure()
    {
        Server.On("/events", async context =>
        {
            await SendAsync(context, "data: one\n\n");
            await WaitForAbortAsync(context);
        });
        using var stop = new CancellationTokenSource();

        await foreach (var _ in Http.ListenAsync("/events", name: "prices", stop.Token)) await stop.CancelAsync();

        Assert.Equal(["GET prices: Ok", "SSE prices: Ok"], User.Counted);
    }

    async Task<List<string>> ListenAsync(string path)
    {
        var events = new List<string>();
        await foreach (var e in Http.ListenAsync(path)) events.Add($"{e.Type} {e.Data} {e.Id}");
        return events;
    }

    static async Task SendAsync(HttpContext context, string text)
    {
        context.Response.ContentType = "text/event-stream";
        await context.Response.WriteAsync(text);
        await context.Response.Body.FlushAsync();
    }
}

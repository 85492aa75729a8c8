using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace LoadTest.Tests.Http;

/// <summary>Streams of Server-Sent Events that are opened again.</summary>
public sealed class EventReconnectTests : StubServerTests
{
    static readonly ServerEventOptions Reconnecting = new() { Reconnects = true };

    readonly HurriedTime _time = new();
    readonly ConcurrentQueue<string> _lastEventIds = new();

    [Fact]
    public async Task A_stream_that_has_ended_is_opened_again_where_it_was()
    {
        Answer(EventsOf("retry: 250\nid: 7\ndata: one\n\n"), EventsOf("data: two\n\n"), context => context.Response.StatusCode = StatusCodes.Status204NoContent);

        var (events, counted) = await ListenAsync();

        Assert.Equal(["one 7", "two 7"], events);
        Assert.Equal(["", "7", "7"], _lastEventIds);
        Assert.Equal([250, 250], _time.Waits.Select(wait => wait.TotalMilliseconds));
        Assert.Equal(["GET /events: Ok", "SSE /events: Ok", "GET /events: Ok", "SSE /events: Ok", "GET /events: Ok"], counted);
    }

    [Fact]
    public async Task What_was_not_reached_is_tried_again_after_three_seconds()
    {
        Answer(context => context.Abort(), EventsOf("data: one\n\n"), context => context.Response.StatusCode = StatusCodes.Status204NoContent);

        var (events, counted) = await ListenAsync();

        Assert.Equal(["one "], events);
        Assert.Equal([3_000, 3_000], _time.Waits.Select(wait => wait.TotalMilliseconds));
        Assert.StartsWith("GET /events: Failed, ", counted[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_asks_for_haste_is_given_a_moment()
    {
        Answer(EventsOf("retry: 0\ndata: one\n\n"), context => context.Response.StatusCode = StatusCodes.Status204NoContent);

        await ListenAsync();

        Assert.Equal([100], _time.Waits.Select(wait => wait.TotalMilliseconds));
    }

    [Fact]
    public async Task A_server_that_refuses_is_left_alone()
    {
        Answer(EventsOf("data: one\n\n"), context => context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable);

        var (_, counted) = await ListenAsync();

        Assert.Equal(["GET /events: Ok", "SSE /events: Ok", "GET /events: Failed, HTTP 503 Service Unavailable"], counted);
    }

    [Fact]
    public async Task Too_long_an_event_would_be_too_long_again()
    {
        Answer(EventsOf("data: one\n\n"));

        var (events, counted) = await ListenAsync(Reconnecting with { MaxEventBytes = 5 });

        Assert.Empty(events);
        Assert.Equal(["GET /events: Ok", "SSE /events: Failed, an event is longer than 5 bytes"], counted);
    }

    [Fact]
    public async Task Once_the_user_stops_nothing_is_opened_again()
    {
        Answer(EventsOf("data: one\n\n"));
        using var user = new HttpFixture(Server.Address, time: _time);

        await foreach (var _ in user.Session.ListenAsync("/events", options: Reconnecting)) user.Stop();

        Assert.Equal(["GET /events: Ok", "SSE /events: Ok"], user.Counted);
    }

    async Task<(IReadOnlyList<string> Events, IReadOnlyList<string> Counted)> ListenAsync(ServerEventOptions? options = null)
    {
        using var user = new HttpFixture(Server.Address, time: _time);
        var events = new List<string>();
        await foreach (var e in user.Session.ListenAsync("/events", options: options ?? Reconnecting)) events.Add($"{e.Data} {e.Id}");
        return (events, user.Counted);
    }

    // One answer for each connection; further ones are the last one again.
    void Answer(params Action<HttpContext>[] answers)
    {
        var connections = 0;
        Server.On("/events", context =>
        {
            _lastEventIds.Enqueue(context.Request.Headers["Last-Event-ID"].ToString());
            answers[Math.Min(connections++, answers.Length - 1)](context);
            return context.Items.TryGetValue("text", out var text) ? context.Response.WriteAsync((string)text!) : Task.CompletedTask; // put there by EventsOf
        });
    }

    static Action<HttpContext> EventsOf(string text) => context =>
    {
        context.Response.ContentType = "text/event-stream";
        context.Items["text"] = text;
    };
}

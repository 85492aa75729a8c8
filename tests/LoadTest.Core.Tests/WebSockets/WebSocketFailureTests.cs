using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using LoadTest.Testing;
using static LoadTest.Tests.WebSockets.Talk;

namespace LoadTest.Tests.WebSockets;

/// <summary>What the network and the server can do to a connection: everything is counted, once, and nothing is thrown.</summary>
public sealed class WebSocketFailureTests : IAsyncLifetime
{
    readonly ManualClock _clock = new();
    readonly StubUser _user;
    StubServer? _server;

    public WebSocketFailureTests() => _user = new StubUser(_clock);

    StubServer Server => _server ?? throw new InvalidOperationException("The server has not started.");

    public async Task InitializeAsync() => _server = (await StubServer.StartAsync()).OnWebSocket("/echo", EchoAsync).OnWebSocket("/silent", SilentAsync);

    public async Task DisposeAsync()
    {
        _user.Abort();
        await _user.EndAsync();
        await Server.DisposeAsync();
    }

    [Fact]
    public async Task A_service_that_is_down()
    {
        using var taken = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        taken.Bind(new IPEndPoint(IPAddress.Loopback, 0)); // bound but not listening: nobody else can take the port
        var port = ((IPEndPoint)taken.LocalEndPoint!).Port; // not null: bound

        await using var socket = await WebSocketSession.ConnectAsync(_user, new Uri($"ws://127.0.0.1:{port}/"));

        Assert.False(socket.IsOpen);
        Assert.Equal([$"websocket connect: Failed, connection refused (127.0.0.1:{port})"], _user.Counted);
        Assert.Empty(_user.Belongings);
    }

    [Theory]
    [InlineData(200, "HTTP 200 OK instead of a WebSocket")]
    [InlineData(401, "HTTP 401 Unauthorized instead of a WebSocket")]
    [InlineData(503, "HTTP 503 ServiceUnavailable instead of a WebSocket")]
    public async Task A_server_that_answers_something_else(int status, string reason)
    {
        Server.On("/echo", status);

        await using var socket = await ConnectAsync("/echo");

        Assert.Equal(reason, socket.EndReason);
        Assert.Equal([$"websocket connect: Failed, {reason}"], _user.Counted);
        Assert.Equal(status, _user.Details[0].StatusCode);
    }

    [Fact]
    public async Task Whatever_is_tried_without_a_connection_is_a_failure_of_its_own()
    {
        Server.On("/echo", 503);
        await using var socket = await ConnectAsync("/echo");

        Assert.False(await socket.SendAsync("a"));
        Assert.Null(await socket.RoundTripAsync("a", _ => true));
        Assert.Null(await socket.ReceiveAsync());

        Assert.Equal(
            ["send", "round trip"],
            _user.Counted.Skip(1).Select(text => text.Replace("websocket ", "", StringComparison.Ordinal).Replace(": Failed, not connected: HTTP 503 ServiceUnavailable instead of a WebSocket", "", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(WebSocketCloseStatus.NormalClosure)]
    [InlineData(WebSocketCloseStatus.EndpointUnavailable)]
    public async Task S_004_10_a_clean_close_by_the_server_is_no_failure(WebSocketCloseStatus status)
    {
        var hasAgreed = new TaskCompletionSource<WebSocketState>();
        Server.OnWebSocket("/leave", async (_, socket) =>
        {
            await socket.CloseAsync(status, "bye", default);
            hasAgreed.SetResult(socket.State);
        });
        var socket = await ConnectAsync("/leave");

        Assert.Null(await socket.ReceiveAsync());

        Assert.Equal(WebSocketState.Closed, await hasAgreed.Task);
        Assert.Equal("the server has closed the connection", socket.EndReason);
        Assert.Equal(["websocket connect: Ok"], _user.Counted);
        await Until(() => _user.Belongings.Count == 0);
    }

    [Theory]
    [InlineData(WebSocketCloseStatus.InternalServerError, "closed by the server with 1011 InternalServerError")]
    [InlineData(WebSocketCloseStatus.PolicyViolation, "closed by the server with 1008 PolicyViolation")]
    [InlineData((WebSocketCloseStatus)4401, "closed by the server with 4401")]
    public async Task A_close_for_a_reason_is_a_failed_receive(WebSocketCloseStatus status, string reason)
    {
        Server.OnWebSocket("/leave", (_, socket) => socket.CloseAsync(status, "request 4711", default));

        await using var socket = await ConnectAsync("/leave");
        Assert.Null(await socket.ReceiveAsync());

        Assert.Equal(["websocket connect: Ok", $"event websocket receive: Failed, {reason}"], _user.Counted);
        Assert.Equal(reason, socket.EndReason);
    }

    [Fact]
    public async Task S_004_10_a_connection_that_breaks_is_a_failed_receive_and_the_receiving_ends()
    {
        Server.OnWebSocket("/break", async (context, socket) =>
        {
            await ReceiveAsync(socket);
            context.Abort();
        });
        await using var socket = await ConnectAsync("/break");

        Assert.Null(await socket.RoundTripAsync("a", _ => true));
        var counted = await _user.CountedAsync(3);

        Assert.False(socket.IsOpen);
        Assert.StartsWith("event websocket receive: Failed, conn", Assert.Single(counted, text => text.Contains("receive", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Equal($"websocket round trip: Failed, no answer: {socket.EndReason}", Assert.Single(counted, text => text.Contains("round trip", StringComparison.Ordinal)));
        Assert.False(await socket.SendAsync("b"));
        Assert.Equal($"websocket send: Failed, not connected: {socket.EndReason}", _user.Counted[^1]);
    }

    [Fact]
    public async Task A_clean_close_leaves_a_round_trip_without_its_answer()
    {
        Server.OnWebSocket("/leave", async (_, socket) =>
        {
            await ReceiveAsync(socket);
            await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", default);
        });
        await using var socket = await ConnectAsync("/leave");

        Assert.Null(await socket.RoundTripAsync("a", _ => true));

        Assert.Equal(["websocket connect: Ok", "websocket round trip: Failed, no answer: the server has closed the connection"], _user.Counted);
    }

    [Fact]
    public async Task A_message_that_is_too_long_is_a_failed_receive_and_the_server_hears_why()
    {
        var status = new TaskCompletionSource<WebSocketCloseStatus?>();
        Server.OnWebSocket("/long", async (_, socket) =>
        {
            await socket.SendAsync(new byte[100], WebSocketMessageType.Binary, endOfMessage: true, default);
            await socket.SendAsync(new byte[101], WebSocketMessageType.Binary, endOfMessage: true, default);
            await ReceiveAsync(socket);
            status.SetResult(socket.CloseStatus);
        });

        await using var socket = await WebSocketSession.ConnectAsync(_user, At("/long"), new WebSocketSessionOptions { MaxMessageBytes = 100 });

        Assert.Equal(100, (await socket.ReceiveAsync())?.Bytes.Length);
        Assert.Null(await socket.ReceiveAsync());
        Assert.Equal(["websocket connect: Ok", "event websocket receive: Ok", "event websocket receive: Failed, a message is longer than 100 bytes"], _user.Counted);
        Assert.Equal(WebSocketCloseStatus.MessageTooBig, await status.Task);
    }

    [Fact]
    public async Task Connecting_that_takes_too_long()
    {
        var never = new TaskCompletionSource();
        Server.On("/slow", _ => never.Task);

        var connecting = ConnectAsync("/slow");
        await AdvanceAsync(30);

        Assert.False((await connecting).IsOpen);
        Assert.Equal(["websocket connect: Failed, timed out after 30 s"], _user.Counted);
        never.SetResult();
    }

    [Fact]
    public async Task A_message_that_is_not_taken_in_time_breaks_the_connection_and_is_counted_once()
    {
        var never = new TaskCompletionSource();
        Server.OnWebSocket("/deaf", (_, _) => never.Task);
        await using var socket = await ConnectAsync("/deaf");

        // More than the buffers of both sides take.
        var sending = socket.SendAsync(new byte[64 * 1024 * 1024]);
        await AdvanceAsync(30);

        Assert.False(await sending);
        await Until(() => !socket.IsOpen);
        Assert.Equal(["websocket connect: Ok", "websocket send: Failed, timed out after 30 s"], _user.Counted);
        never.SetResult();
    }

    [Fact]
    public async Task An_answer_that_comes_too_late_is_an_event_and_the_connection_stays()
    {
        var isLate = new TaskCompletionSource();
        Server.OnWebSocket("/late", async (context, socket) =>
        {
            await ReceiveAsync(socket);
            await isLate.Task;
            await SendAsync(socket, "late");
            await EchoAsync(context, socket);
        });
        await using var socket = await WebSocketSession.ConnectAsync(_user, At("/late"), new WebSocketSessionOptions { AnswerTimeout = Some.Seconds(40) });

        var asking = socket.RoundTripAsync("a", _ => true);
        await AdvanceAsync(40);

        Assert.Null(await asking);
        isLate.SetResult();
        Assert.Equal("late", (await socket.ReceiveAsync())?.Text);
        Assert.Equal(["websocket connect: Ok", "websocket round trip: Failed, timed out after 40 s", "event websocket receive: Ok"], _user.Counted);
        Assert.Equal("b", (await socket.RoundTripAsync("b", _ => true))?.Text);
    }

    Task<WebSocketSession> ConnectAsync(string path) => WebSocketSession.ConnectAsync(_user, At(path));

    Uri At(string path) => new(Server.Address, path);

    // Moves on to the time-out as soon as something waits for it.
    async Task AdvanceAsync(double seconds)
    {
        await Until(() => _clock.NextTimer == Some.Seconds(seconds));
        _clock.Advance(Some.Seconds(seconds));
    }
}

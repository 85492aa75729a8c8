using System.Net.WebSockets;
using LoadTest.Testing;
using static LoadTest.Tests.WebSockets.Talk;

namespace LoadTest.Tests.WebSockets;

/// <summary>How a connection ends with its user and with the run: the server is told, nothing hangs, and what was cut is cancelled.</summary>
public sealed class WebSocketStopTests : IAsyncLifetime
{
    readonly ManualClock _clock = new();
    readonly TaskCompletionSource _never = new();
    readonly StubUser _user;
    StubServer? _server;

    public WebSocketStopTests() => _user = new StubUser(_clock);

    StubServer Server => _server ?? throw new InvalidOperationException("The server has not started.");

    public async Task InitializeAsync() => _server = (await StubServer.StartAsync())
        .OnWebSocket("/echo", EchoAsync)
        .OnWebSocket("/silent", SilentAsync)
        .OnWebSocket("/deaf", (_, _) => _never.Task);

    public async Task DisposeAsync()
    {
        _never.TrySetResult();
        _user.Abort();
        await _user.EndAsync();
        await Server.DisposeAsync();
    }

    [Fact]
    public async Task S_004_10_a_connection_is_closed_when_its_user_ends()
    {
        var closed = new TaskCompletionSource<WebSocketCloseStatus?>();
        Server.OnWebSocket("/talk", async (context, socket) =>
        {
            await EchoAsync(context, socket);
            closed.SetResult(socket.CloseStatus);
        });
        var socket = await ConnectAsync("/talk");
        Assert.Equal([socket], _user.Belongings);

        await _user.EndAsync();

        Assert.Equal(WebSocketCloseStatus.NormalClosure, await closed.Task);
        Assert.Equal("it was closed", socket.EndReason);
        Assert.Empty(_user.Belongings);
        Assert.Equal(["websocket connect: Ok"], _user.Counted);
        Assert.Equal(TimeSpan.Zero, _clock.Elapsed);
    }

    [Fact]
    public async Task Closing_twice_is_closing_once()
    {
        var socket = await ConnectAsync("/echo");

        await Task.WhenAll(socket.DisposeAsync().AsTask(), socket.DisposeAsync().AsTask());
        await socket.DisposeAsync();

        Assert.Equal(["websocket connect: Ok"], _user.Counted);
    }

    [Fact]
    public async Task A_server_that_does_not_agree_is_left_after_two_seconds()
    {
        var socket = await ConnectAsync("/deaf");

        var closing = socket.DisposeAsync().AsTask();
        await AdvanceUntilDoneAsync(closing);

        await closing;

        // The limit of sending the close frame runs out together with that of the whole; if the clock moves between the two, once more.
        Assert.InRange(_clock.Elapsed, Some.Seconds(2), Some.Seconds(4));
        Assert.Equal(["websocket connect: Ok"], _user.Counted);
    }

    [Fact]
    public async Task A_server_that_does_not_agree_is_left_when_the_stop_time_out_is_over()
    {
        var socket = await ConnectAsync("/deaf");

        var closing = socket.DisposeAsync().AsTask();
        _user.Abort();

        await closing;
        Assert.Equal(TimeSpan.Zero, _clock.Elapsed);
        Assert.Equal(["websocket connect: Ok"], _user.Counted);
    }

    [Fact]
    public async Task User_code_that_never_returns_from_a_message_does_not_hold_up_the_closing()
    {
        using var blocked = new ManualResetEventSlim();
        var isBlocked = new TaskCompletionSource();
        var socket = await WebSocketSession.ConnectAsync(_user, At("/echo"), new WebSocketSessionOptions
        {
            OnMessage = _ =>
            {
                isBlocked.SetResult();
                blocked.Wait();
            },
        });
        await socket.SendAsync("a");
        await isBlocked.Task;

        var closing = socket.DisposeAsync().AsTask();
        await AdvanceUntilDoneAsync(closing);

        await closing;
        blocked.Set();
    }

    [Fact]
    public async Task S_004_10_a_round_trip_under_way_may_end_while_the_user_is_stopping()
    {
        var isStopping = new TaskCompletionSource();
        Server.OnWebSocket("/slow", async (context, socket) =>
        {
            await ReceiveAsync(socket);
            await isStopping.Task;
            await SendAsync(socket, "there you are");
            await EchoAsync(context, socket);
        });
        await using var socket = await ConnectAsync("/slow");

        var asking = socket.RoundTripAsync("a", _ => true);
        _user.Stop();
        isStopping.SetResult();

        Assert.Equal("there you are", (await asking)?.Text);
        Assert.Equal("bye", (await socket.RoundTripAsync("bye", _ => true))?.Text);
        Assert.Equal(["websocket connect: Ok", "websocket round trip: Ok", "websocket round trip: Ok"], _user.Counted);
    }

    [Fact]
    public async Task S_004_10_what_the_stop_time_out_cuts_is_cancelled_and_counted_once()
    {
        await using var socket = await ConnectAsync("/silent");
        await using var deaf = await ConnectAsync("/deaf");
        Server.On("/slow", _ => _never.Task);
        var connecting = ConnectAsync("/slow");
        var asking = socket.RoundTripAsync("a", _ => true);
        var sending = deaf.SendAsync(new byte[64 * 1024 * 1024]);
        await Until(() => _user.InFlight == 3);

        _user.Abort();

        Assert.Null(await asking);
        Assert.False(await sending);
        Assert.False((await connecting).IsOpen);
        Assert.Equal(["websocket connect: Cancelled", "websocket round trip: Cancelled", "websocket send: Cancelled"], _user.Counted.Skip(2).Order(StringComparer.Ordinal));
        Assert.Equal(0, _user.InFlight);
    }

    [Fact]
    public async Task A_round_trip_that_is_cut_by_the_end_of_its_user_is_cancelled()
    {
        var socket = await ConnectAsync("/silent");
        var asking = socket.RoundTripAsync("a", _ => true);

        await _user.EndAsync();

        Assert.Null(await asking);
        Assert.Equal(["websocket connect: Ok", "websocket round trip: Cancelled"], _user.Counted);
    }

    [Fact]
    public async Task A_round_trip_that_is_cut_by_its_own_user_is_a_failure()
    {
        var socket = await ConnectAsync("/silent");
        var asking = socket.RoundTripAsync("a", _ => true);

        await socket.DisposeAsync();

        Assert.Null(await asking);
        Assert.Equal(["websocket connect: Ok", "websocket round trip: Failed, no answer: it was closed"], _user.Counted);
    }

    Task<WebSocketSession> ConnectAsync(string path) => WebSocketSession.ConnectAsync(_user, At(path));

    Uri At(string path) => new(Server.Address, path);

    async Task AdvanceUntilDoneAsync(Task task)
    {
        while (!task.IsCompleted)
        {
            await Until(() => task.IsCompleted || _clock.NextTimer is not null);
            if (_clock.NextTimer is { } next) _clock.AdvanceTo(next);
        }
    }
}

using LoadTest.Judge;
using LoadTest.Testing;

namespace LoadTest.Samples.Servers;

/// <summary>WebSockets against a server that we have not written.</summary>
public sealed class EchoTests(EchoServer server) : IClassFixture<EchoServer>, IAsyncLifetime
{
    readonly StubUser _user = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _user.EndAsync();

    [Fact]
    public async Task S_004_10_messages_are_sent_and_received()
    {
        await using var socket = await ConnectAsync();

        Assert.True(await socket.SendAsync("hällo"));
        var text = await socket.ReceiveAsync();
        Assert.True(await socket.SendAsync(new byte[] { 0, 255 }));
        var binary = await socket.ReceiveAsync();

        Assert.Equal((true, "hällo"), (text?.IsText, text?.Text));
        Assert.False(binary?.IsText);
        Assert.Equal([0, 255], binary?.Bytes.ToArray());
        Assert.Equal(
            ["event websocket receive: Ok", "event websocket receive: Ok", "websocket connect: Ok", "websocket send: Ok", "websocket send: Ok"],
            _user.Counted.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(125)]
    [InlineData(126)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(1_048_576)]
    public async Task S_004_10_a_round_trip_is_timed_until_its_answer(int length)
    {
        await using var socket = await ConnectAsync();
        var question = new byte[length];

        var answer = await socket.RoundTripAsync(question, message => message.Bytes.Length == length, name: "echo");

        Assert.Equal(question, answer?.Bytes.ToArray());
        Assert.Equal(["websocket connect: Ok", "websocket echo: Ok"], _user.Counted);
    }

    [Fact]
    public async Task What_the_server_sends_by_itself_is_an_event()
    {
        await using var socket = await ConnectAsync();

        await socket.SendAsync("push 20");
        await _user.CountedAsync(22);

        Assert.Equal(20, _user.Counted.Count(text => text == "event websocket receive: Ok"));
        for (var n = 1; n <= 20; n++) Assert.Equal($"news {n}", (await socket.ReceiveAsync())?.Text);
    }

    [Fact]
    public async Task The_server_chooses_a_sub_protocol()
    {
        await using var socket = await ConnectAsync(new WebSocketSessionOptions { SubProtocols = ["chat.v1", "chat.v2"] });

        Assert.Equal("chat.v2", socket.SubProtocol);
    }

    [Fact]
    public async Task Pings_are_answered_and_are_no_messages()
    {
        await using var socket = await ConnectAsync();

        await socket.SendAsync("ping");

        Assert.Equal("the pong has come", (await socket.ReceiveAsync())?.Text);
        Assert.Single(_user.Counted, text => text.Contains("receive", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1000, "the server has closed the connection", false)]
    [InlineData(1001, "the server has closed the connection", false)]
    [InlineData(1011, "closed by the server with 1011 InternalServerError", true)]
    [InlineData(4000, "closed by the server with 4000", true)]
    public async Task S_004_10_the_server_closes(int code, string reason, bool isFailure)
    {
        await using var socket = await ConnectAsync();

        await socket.SendAsync($"close {code}");

        Assert.Null(await socket.ReceiveAsync());
        Assert.Equal(reason, socket.EndReason);
        Assert.Equal(isFailure ? [$"event websocket receive: Failed, {reason}"] : [], (await _user.CountedAsync(isFailure ? 3 : 2)).Where(text => text.Contains("receive", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task S_004_10_a_connection_that_the_server_drops_is_a_failed_receive()
    {
        await using var socket = await ConnectAsync();

        Assert.Null(await socket.RoundTripAsync("drop", _ => true));
        await _user.CountedAsync(3);

        Assert.StartsWith("event websocket receive: Failed, ", Assert.Single(_user.Counted, text => text.Contains("receive", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Equal($"websocket round trip: Failed, no answer: {socket.EndReason}", Assert.Single(_user.Counted, text => text.Contains("round trip", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task S_004_10_a_run_of_users_counts_everything_once_and_says_goodbye()
    {
        var result = await new LoadTestSession(new SpyObserver()).GetOrRunAsync(typeof(Chatter), [server], default);

        var metrics = result.Metrics ?? throw new InvalidOperationException("The run measured nothing.");
        Assert.Equal(VerdictKind.Passed, result.Verdict.Kind);
        Assert.Equal(metrics.Begun, metrics.Total.Started);
        Assert.Equal(0, metrics.Total.NotOk);
        await using var socket = await ConnectAsync();
        var closes = await socket.RoundTripAsync("closes", _ => true);
        Assert.Equal(Enumerable.Repeat("/chat 1000", 20), closes?.Json<string[]>()?.Where(close => close.StartsWith("/chat", StringComparison.Ordinal)));
    }

    Task<WebSocketSession> ConnectAsync(WebSocketSessionOptions? options = null) => WebSocketSession.ConnectAsync(_user, server.Address, options);

    [LoadTest(MaxDuration = "1s", OnGeneratorTrouble = TroublePolicy.Report)]
    [Users(20, Duration = "1s", WarmUp = "0s")]
    [Threshold("count(websocket receive) > 10")]
    public sealed class Chatter(EchoServer server) : VirtualUser
    {
        WebSocketSession? _socket;

        protected internal override WaitTime WaitTime => WaitTime.Constant(0.01);

        protected internal override async Task OnStartAsync() => _socket = await WebSocketSession.ConnectAsync(this, $"{server.Address}chat");

        [Task] public Task Send() => _socket!.SendAsync("hello"); // not null: OnStartAsync has run

        [Task] public Task Ask() => _socket!.RoundTripAsync($"{Context.UserNumber}", message => message.Text != "hello"); // as above
    }
}

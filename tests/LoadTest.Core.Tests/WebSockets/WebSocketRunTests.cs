using System.Net.WebSockets;
using LoadTest.Judge;
using LoadTest.Testing;
using Microsoft.AspNetCore.Http;
using static LoadTest.Tests.WebSockets.Talk;

namespace LoadTest.Tests.WebSockets;

/// <summary>A whole run of users that chat. A second: the shortest that a run can be.</summary>
[Collection(RealTime.Name)]
[Trait("Category", "Slow")]
public sealed class WebSocketRunTests
{
    int _received;
    int _hellos;
    int _closed;

    [Fact]
    public async Task S_004_10_a_run_counts_everything_once_and_closes_every_connection()
    {
        await using var server = (await StubServer.StartAsync()).OnWebSocket("/chat", ChatAsync);

        var result = await new LoadTestSession(new SpyObserver()).GetOrRunAsync(typeof(Chatter), [server], default);

        var metrics = result.Metrics ?? throw new InvalidOperationException("The run measured nothing.");
        Assert.Equal(VerdictKind.Passed, result.Verdict.Kind);
        Assert.Equal(metrics.Begun, metrics.Total.Started);
        Assert.Equal(0, metrics.Total.NotOk);
        Assert.Equal(5, _closed);

        // Five connections; what the server got was a send or a round trip; and each send came back by itself.
        Assert.Equal(5 + _received + _hellos, metrics.Total.Started);
        var series = metrics.Series.ToDictionary(series => series.Series.ToString());
        var (receive, roundTrip) = (series["websocket receive"], series["websocket round trip"]);
        Assert.Equal(0, receive.ResponseTimes.Count);
        Assert.True(receive.Counts.Ok > 0);
        Assert.True(roundTrip.ResponseTimes.Count > 0);
        Assert.Empty(result.Findings);
    }

    async Task ChatAsync(HttpContext context, WebSocket socket)
    {
        while (await ReceiveAsync(socket) is { } message)
        {
            Interlocked.Increment(ref _received);
            if (message.Bytes.AsSpan().SequenceEqual("hello"u8)) Interlocked.Increment(ref _hellos);
            await socket.SendAsync(message.Bytes, message.Type, endOfMessage: true, context.RequestAborted);
        }

        if (socket.CloseStatus == WebSocketCloseStatus.NormalClosure) Interlocked.Increment(ref _closed);
        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", context.RequestAborted);
    }

    [LoadTest(MaxDuration = "1s", OnGeneratorTrouble = TroublePolicy.Report)]
    [Users(5, Duration = "1s", WarmUp = "200ms")]
    [Threshold("count(websocket receive) > 10")]
    public sealed class Chatter(StubServer server) : HttpUser
    {
        WebSocketSession? _socket;

        public override Uri Host => server.Address;

        protected internal override WaitTime WaitTime => WaitTime.Constant(0.005);

        protected internal override async Task OnStartAsync() => _socket = await WebSocketSession.ConnectAsync(this, "/chat");

        [Task] public Task Send() => _socket!.SendAsync("hello"); // not null: OnStartAsync has run

        [Task] public Task Ask() => _socket!.RoundTripAsync($"{Context.UserNumber}", message => message.Text == $"{Context.UserNumber}"); // as above
    }
}

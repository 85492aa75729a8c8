using FromLocust;
using FromLocust.WebSockets;
using LoadTest.Judge;
using LoadTest.Measure;
using LoadTest.Testing;

namespace LoadTest.Samples.FromLocust;

/// <summary>S-004-10, for a second of real time each: the shortest that a run can be.</summary>
[Trait("Category", "Slow")]
public sealed class WebSocketsTests : ServiceTests
{
    const int Users = 5;

    // What happens while users are still being added is warm-up, and not in the rows.
    static readonly TimeSpan SpawnTime = TimeSpan.FromMilliseconds(200);

    [Fact]
    public async Task S_004_10_what_is_sent_and_what_comes_back_is_counted()
    {
        var metrics = await RunAsync<QuickChatUser>();

        // The service sends every message back; what is under way at the end may be lost.
        var (connect, send, receive) = (RowOf(metrics, "connect"), RowOf(metrics, "send"), RowOf(metrics, "receive"));
        Assert.Equal((Users, 0L), (connect.Counts.Ok, connect.Counts.NotOk));
        Assert.Equal((await SeenAsync()).CountOf("WS /ws message"), send.Counts.Ok);
        Assert.True(send.Counts.Ok > 10 * Users, $"{send.Counts.Ok} messages were sent.");
        Assert.InRange(receive.Counts.Ok, send.Counts.Ok - Users, send.Counts.Ok);
    }

    [Fact]
    public async Task S_004_10_what_is_received_has_no_duration_and_not_a_duration_of_nothing()
    {
        var receive = RowOf(await RunAsync<QuickChatUser>(), "receive");

        Assert.Equal(SeriesRole.Event, receive.Series.Role);
        Assert.Equal(0, receive.ResponseTimes.Count);
    }

    [Fact]
    public async Task S_004_10_a_message_and_its_echo_can_be_one_request()
    {
        var metrics = await RunAsync<QuickEchoUser>();

        var roundTrip = RowOf(metrics, "round trip");
        Assert.True(roundTrip.Counts.Ok > 10 * Users, $"There were {roundTrip.Counts.Ok} round trips.");
        Assert.Equal(roundTrip.Counts.Ok, roundTrip.ResponseTimes.Count);
        Assert.DoesNotContain(metrics.Series, series => series.Series.Name == "receive");
    }

    [Fact]
    public async Task S_004_10_every_connection_is_closed_at_the_stop()
    {
        await RunAsync<QuickChatUser>();

        var seen = await SeenAsync();
        Assert.Equal(Users, seen.CountOf("WS /ws closed"));
        Assert.Equal(0, seen.CountOf("WS /ws broken"));
    }

    [Fact]
    public async Task S_004_10_an_error_while_receiving_is_one_failure_and_ends_the_receiving()
    {
        await using var server = (await StubServer.StartAsync()).OnWebSocket("/ws", async (context, socket) =>
        {
            await socket.ReceiveAsync(new byte[1_024], context.RequestAborted);
            context.Abort();
        });

        var result = await RealLoad.RunAsync<QuickChatUser>(Users, 1, new ServiceFixture(server.Address));

        var metrics = result.Metrics!; // it ran
        Assert.Equal(Users, RowOf(metrics, "receive").Counts.Failed);
        Assert.Equal(Users, RowOf(metrics, "send").Counts.Ok);
        Assert.True(RowOf(metrics, "send").Counts.Failed > 0); // there is nobody to send to any more
        Assert.Equal(VerdictKind.Failed, result.Verdict.Kind);
    }

    async Task<MetricsSnapshot> RunAsync<T>() => (await RealLoad.RunAsync<T>(Users, 1, Service)).Metrics!; // it ran

    static SeriesMetrics RowOf(MetricsSnapshot metrics, string name) => metrics.Series.Single(series => series.Series.Name == name);

    [LoadTest]
    public sealed class QuickChatUser(ServiceFixture service) : ChatUser(service)
    {
        protected override async Task OnStartAsync()
        {
            await PauseAsync(SpawnTime);
            await base.OnStartAsync();
        }

        protected override WaitTime WaitTime => WaitTime.Constant(0.02);
    }

    [LoadTest]
    public sealed class QuickEchoUser(ServiceFixture service) : EchoUser(service)
    {
        protected override async Task OnStartAsync()
        {
            await PauseAsync(SpawnTime);
            await base.OnStartAsync();
        }

        protected override WaitTime WaitTime => WaitTime.Constant(0.02);
    }
}

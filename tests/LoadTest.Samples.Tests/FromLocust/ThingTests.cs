using FromLocust;
using FromLocust.HowDoILocust;
using LoadTest.Measure;
using LoadTest.Testing;

namespace LoadTest.Samples.FromLocust;

/// <summary>Users that judge their requests, against a server that answers what the test wants.</summary>
public sealed class ThingTests : IAsyncLifetime
{
    readonly SentRequests _sent = new();
    StubServer? _server;

    StubServer Server => _server ?? throw new InvalidOperationException("The server has not started.");

    public async Task InitializeAsync() => _server = await StubServer.StartAsync();

    public async Task DisposeAsync() => await Server.DisposeAsync();

    [Theory]
    [InlineData("ACTIVE", "")]
    [InlineData("ERROR", "Saw ERROR status")]
    [InlineData("HALF-BAKED", "Unknown error")]
    public void S_002_8_the_body_decides(string status, string expected)
    {
        Server.On("/things", 200, ThingOf(status));

        Run<ThingUser>(users: 2, duration: 10);

        Assert.NotEmpty(_sent.All);
        Assert.All(_sent.All, request => Assert.Equal(expected.Length == 0 ? Outcome.Ok : Outcome.Failed(expected), request.Outcome));
    }

    [Fact]
    public void S_002_10_an_error_fails_the_request()
    {
        Server.On("/things", 200, ThingOf("PENDING")).On("/things/7", 200, ThingOf("ERROR"));

        Run<PollingUser>(users: 1, duration: 10);

        Assert.All(Posts, post => Assert.Equal(Outcome.Failed("Saw ERROR status"), post.Outcome));
    }

    [Fact]
    public void S_002_10_what_is_never_active_times_out()
    {
        Server.On("/things", 200, ThingOf("PENDING")).On("/things/7", 200, ThingOf("PENDING"));

        Run<PollingUser>(users: 1, duration: 30);

        var ended = Posts.Where(post => post.Outcome != Outcome.Cancelled).ToList();
        Assert.InRange(ended.Count, 18, 22);
        Assert.All(ended, post => Assert.Equal((Outcome.Failed("Polling timed out"), 10.0), (post.Outcome, post.ResponseTime.TotalSeconds)));
    }

    [Fact]
    public void S_002_10_the_polls_are_in_no_row()
    {
        Server.On("/things", 200, ThingOf("PENDING")).On("/things/7", 200, ThingOf("ACTIVE"));

        var outcome = Run<PollingUser>(users: 1, duration: 10);

        Assert.Equal(["POST /things"], outcome.Metrics.Series.Select(series => series.Series.ToString()));
    }

    [Fact]
    public void S_002_10_polling_does_not_slow_the_user_down()
    {
        Server.On("/things", 200, ThingOf("PENDING")).On("/things/7", 200, ThingOf("PENDING"));

        Run<PollingUser>(users: 1, duration: 60);

        Assert.InRange(Posts.Count, 55, 66);
    }

    [Fact]
    public void S_002_11_a_stop_ends_the_polling_and_what_it_cuts_is_cancelled()
    {
        Server.On("/things", 200, ThingOf("PENDING")).On("/things/7", 200, ThingOf("PENDING"));
        var load = Load<PollingUser>(users: 3, duration: 5);

        var outcome = load.Run();

        Assert.Empty(outcome.Stuck);
        Assert.Null(load.Clock.NextTimer);
        Assert.Equal(new RequestCounts(0, 0, Posts.Count), outcome.Metrics.Total);
        Assert.Equal(Posts.Count, outcome.BackgroundCut);
    }

    IReadOnlyList<RequestEvent> Posts => [.. _sent.Of("POST /things").OrderBy(post => post.StartedAt)];

    static string ThingOf(string status) => $$"""{ "id": "7", "status": "{{status}}" }""";

    VirtualLoad Load<T>(int users, double duration) =>
        VirtualLoad.Of<T>(users, duration).Offering(new ServiceFixture(Server.Address)).Against(Server.Address).Watched(_sent);

    Run.RunOutcome Run<T>(int users, double duration) => Load<T>(users, duration).Run();
}

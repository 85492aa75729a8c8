using System.Text.Json;
using System.Text.Json.Nodes;
using FromLocust;
using FromLocust.MilMove;
using LoadTest.Measure;
using LoadTest.Run;
using LoadTest.Testing;

namespace LoadTest.Samples.FromLocust;

/// <summary>S-000-6: a request that is to be refused.</summary>
public sealed class ExpectedFailureTests : IAsyncLifetime
{
    static readonly Series Group = new("PATCH", "/prime/v1/mto-shipments/{mtoShipmentID}/status — expected failure");

    readonly List<(string IfMatch, JsonNode Body)> _received = [];
    StubServer? _server;
    int _status = 422;

    StubServer Server => _server ?? throw new InvalidOperationException("The server has not started.");

    public async Task InitializeAsync()
    {
        _server = await StubServer.StartAsync();
        _server.On("/prime/v1/mto-shipments/TEST123/status", async context =>
        {
            var body = await JsonNode.ParseAsync(context.Request.Body);
            lock (_received) _received.Add((context.Request.Headers.IfMatch.ToString(), body!)); // the task sends one
            context.Response.StatusCode = _status;
        });
    }

    public async Task DisposeAsync() => await Server.DisposeAsync();

    [Fact]
    public void S_000_6_a_422_is_a_success_in_a_group_of_its_own()
    {
        var outcome = Run();

        var group = Assert.Single(outcome.Metrics.Series);
        Assert.Equal(Group, group.Series);
        Assert.Equal((_received.Count, 0), (group.Counts.Ok, group.Counts.Failed));
    }

    [Fact]
    public void S_000_6_a_success_is_a_failure()
    {
        _status = 200;

        var failure = Assert.Single(Run().Metrics.Failures);

        Assert.Equal((Group, "Got an unexpected result for updating a shipment with an invalid status."), (failure.Series, failure.Reason));
    }

    [Fact]
    public void S_000_6_the_request_carries_the_tag_of_the_shipment()
    {
        Run();

        Assert.All(_received, request => Assert.Equal("12354519", request.IfMatch));
    }

    [Fact]
    public void S_000_6_the_body_satisfies_the_document_but_for_the_status()
    {
        Run();

        Assert.True(_received.Count > 100, $"There were {_received.Count} requests.");
        Assert.All(_received, request =>
        {
            var body = request.Body.AsObject();
            Assert.Equal("DRAFT", (string?)body["status"]);
            Assert.Subset(new HashSet<string> { "status", "reason", "agent" }, body.Select(field => field.Key).ToHashSet()); // no read-only 'id'
            Assert.True(body["reason"] is null || ((string?)body["reason"])!.Length <= 80);

            var agent = body["agent"]!.AsObject(); // required
            Assert.Subset(new HashSet<string> { "firstName", "email", "phone" }, agent.Select(field => field.Key).ToHashSet());
            Assert.Equal(JsonValueKind.String, agent["firstName"]!.GetValueKind());
            Assert.Matches("^[^@]+@[^@]+$", (string?)agent["email"]);
            if (agent["phone"] is { } phone) Assert.Matches(@"^[2-9]\d{2}-\d{3}-\d{4}$", (string?)phone);
        });
    }

    [Fact]
    public void S_000_6_bodies_differ()
    {
        Run();

        Assert.True(_received.Select(request => request.Body.ToJsonString()).Distinct().Count() > _received.Count / 2);
    }

    [Fact]
    public void S_000_6_expected_failures_can_be_left_out()
    {
        Load().With("Tags", "mainTasks").With("ExcludeTags", "expectedFailure").Run();

        Assert.Empty(_received);
    }

    VirtualLoad Load() => VirtualLoad.Of<MyUser>(users: 20, duration: 120).Offering(new ServiceFixture(Server.Address)).Against(Server.Address);

    RunOutcome Run() => Load().With("Tags", "expectedFailure").Run();
}

using FromLocust;
using FromLocust.MilMove;
using LoadTest.Measure;
using LoadTest.Testing;

namespace LoadTest.Samples.FromLocust;

/// <summary>S-000-1 when the service does not answer as it should.</summary>
public sealed class RestTaskSetTests : IAsyncLifetime
{
    const string Move = "/prime/v1/move-task-orders/1";

    StubServer? _server;

    StubServer Server => _server ?? throw new InvalidOperationException("The server has not started.");

    public async Task InitializeAsync() => _server = await StubServer.StartAsync();

    public async Task DisposeAsync() => await Server.DisposeAsync();

    [Fact]
    public void S_000_1_a_move_that_is_not_there_is_a_failure_in_the_words_of_the_task()
    {
        Server.On(Move, 404, """{ "detail": "no such move" }""");

        Assert.Equal("Move not found!", FailureOf<MyUser>());
    }

    [Fact]
    public void S_000_1_a_body_that_is_no_JSON_is_a_failure()
    {
        Server.On(Move, 200, """{ "id": "1", """);

        Assert.StartsWith("""Could not parse response as JSON. { "id": "1", , response code 200, error """, FailureOf<MyUser>(), StringComparison.Ordinal);
    }

    [Fact]
    public void S_000_1_an_exception_in_the_block_is_a_failure_with_its_place_and_the_beginning_of_the_response()
    {
        var body = $"[{string.Join(", ", Enumerable.Range(100, 100))}]";
        Server.On(Move, 200, body);

        // A list where the task reads one move.
        var failure = FailureOf<MyUser>();

        Assert.StartsWith("JsonException: The JSON value could not be converted to FromLocust.MilMove.Move", failure, StringComparison.Ordinal);
        Assert.Matches(@" at PrimeTasks\.cs:\d+, Response was ", failure);
        Assert.EndsWith(body[..200], failure, StringComparison.Ordinal);
    }

    string FailureOf<T>()
    {
        var outcome = VirtualLoad.Of<T>(users: 5, duration: 60).Offering(new ServiceFixture(Server.Address)).Against(Server.Address).With("Tags", "doSomething").Run();

        Assert.Empty(outcome.Errors);
        var failure = Assert.Single(outcome.Metrics.Failures);
        Assert.Equal(new Series("GET", "/prime/v1/move-task-orders/{moveID}"), failure.Series);
        return failure.Reason;
    }
}

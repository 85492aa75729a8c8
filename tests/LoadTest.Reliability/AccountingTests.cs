using LoadTest.Testing;

namespace LoadTest.Reliability;

/// <summary>S01 and S02: what the server has received is what the run has counted, however it ends.</summary>
public sealed class AccountingTests : RunTests
{
    StubServer? _server;

    StubServer Server => _server ?? throw new InvalidOperationException("The server has not started.");

    public override async Task InitializeAsync() => _server = await StubServer.StartAsync();

    public override async Task DisposeAsync()
    {
        await Server.DisposeAsync();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task S01_every_request_of_a_large_run_is_counted_once()
    {
        var requests = Extent.Of(fraction: 50_000, full: 1_000_000);
        Server.On("/x", 200);
        using var numbers = new Numbers(Server.Address, requests);

        var result = await RunAsync<Counted>(numbers, token: numbers.Exhausted);

        var metrics = result.Metrics ?? throw new InvalidOperationException(result.Run.Summary);
        Assert.Equal((requests, requests), (metrics.Begun, metrics.Total.Started));
        Assert.Equal(requests, Server.Requests);
        Assert.Equal(requests, Server.Ids.Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData(Ending.Planned)]
    [InlineData(Ending.Impatient)]
    [InlineData(Ending.Cancelled)]
    [InlineData(Ending.Aborted)]
    public async Task S02_no_request_is_lost_however_the_run_ends(Ending ending)
    {
        var random = new Random(1);
        Server.On("/x", context => Task.Delay(context.Connection.RemotePort % 7 * 5, context.RequestAborted));
        for (var round = 0; round < Extent.Of(fraction: 2, full: 20); round++)
        {
            var seenBefore = Server.Requests;
            using var numbers = new Numbers(Server.Address);
            using var stop = new CancellationTokenSource();
            if (ending == Ending.Cancelled) stop.CancelAfter(random.Next(200, 900));

            var result = ending == Ending.Aborted
                ? await RunAsync<Aborting>(numbers)
                : await RunAsync<Counted>(numbers, settings => Ended(settings, ending), token: stop.Token);

            var total = result.Metrics?.Total ?? throw new InvalidOperationException(result.Run.Summary);
            Assert.Equal(result.Metrics.Begun, total.Started);

            // A request that was cut may not have got as far as the server.
            Assert.InRange(Server.Requests - seenBefore, total.Ok + total.Failed, total.Started);
        }
    }

    static LoadTestSettings Ended(LoadTestSettings settings, Ending ending) => settings with
    {
        Duration = TimeSpan.FromSeconds(1),
        MaxDuration = TimeSpan.FromSeconds(1),
        StopTimeout = ending == Ending.Impatient ? TimeSpan.Zero : settings.StopTimeout,
    };

    public enum Ending
    {
        Planned,
        Impatient,
        Cancelled,
        Aborted,
    }

    [LoadTest]
    [Users(50, SpawnRate = 1_000, Duration = "10m", WarmUp = "100ms")]
    public class Counted(Numbers numbers) : HttpUser
    {
        public override Uri Host => numbers.Address;

        [Task]
        public async Task Send()
        {
            if (numbers.Next() is { } id) await Http.GetAsync("/x").WithHeader("X-Id", id);
            else await PauseAsync(TimeSpan.FromMinutes(1));
        }
    }

    public sealed class Aborting(Numbers numbers) : Counted(numbers)
    {
        [Task]
        public void GiveUp()
        {
            if (Run.Elapsed > TimeSpan.FromMilliseconds(500)) Run.Abort("enough");
        }
    }
}

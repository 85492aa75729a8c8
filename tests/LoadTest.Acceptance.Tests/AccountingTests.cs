using System.Globalization;
using LoadTest.Testing;

namespace LoadTest.Acceptance;

/// <summary>Every request that left the process is recorded exactly once, whatever the run's end cuts.</summary>
[Collection(PackedPackagesCollection.Name)]
public sealed class AccountingTests(PackedPackages packages)
{
    const int Runs = 20;

    [Fact]
    public async Task The_server_counts_what_the_run_counts_in_20_runs_of_10_000_requests_each_id_once()
    {
        for (var run = 1; run <= Runs; run++)
        {
            await using var server = await StubServer.StartAsync();
            var failures = 0;
            server.On("/x", context =>
            {
                // One in ten fails, so that both kinds are counted.
                if (!context.Request.Headers["X-Id"].ToString().EndsWith('7')) return Task.CompletedTask;

                Interlocked.Increment(ref failures);
                context.Response.StatusCode = 503;
                return Task.CompletedTask;
            });
            using var counter = new NumberedRequests(server.Address, 10_000);

            var result = await RunAsync(typeof(Numbered), counter);

            var total = result.Metrics!.Total;
            Assert.Equal(10_000, total.Started);
            Assert.Equal(10_000, server.Requests);
            Assert.Equal(10_000, server.Ids.Distinct(StringComparer.Ordinal).Count());
            Assert.Equal(result.Metrics.Begun, total.Ok + total.Failed + total.Cancelled);
            Assert.Equal(failures, total.Failed);
        }
    }

    [Fact]
    public async Task Requests_that_the_end_of_the_run_cuts_are_counted_as_cancelled_not_lost()
    {
        await using var server = await StubServer.StartAsync();
        server.On("/x", context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        using var counter = new NumberedRequests(server.Address, int.MaxValue);

        var result = await RunAsync(typeof(Hanging), counter);

        var total = result.Metrics!.Total;
        Assert.Equal(Hanging.Users, total.Cancelled);
        Assert.Equal(server.Requests, total.Started);
    }

    async Task<LoadTestResult> RunAsync(Type type, NumberedRequests counter)
    {
        var definition = LoadTestDefinition.From(type, counter);
        definition = definition with { Settings = definition.Settings with { Results = packages.NewFolder() } };
        return await LoadTestRunner.RunAsync(definition, new SpyObserver(), counter.Exhausted);
    }

    /// <summary>Hands out the ids of a run's requests, up to a number, and says when there are no more; shared by all users of a run.</summary>
    public sealed class NumberedRequests(Uri address, int limit) : IDisposable
    {
        readonly CancellationTokenSource _exhausted = new();
        int _last;

        public Uri Address { get; } = address;

        public CancellationToken Exhausted => _exhausted.Token;

        public string? Next()
        {
            var id = Interlocked.Increment(ref _last);
            if (id == limit + 1) _exhausted.Cancel();
            return id > limit ? null : id.ToString(CultureInfo.InvariantCulture);
        }

        public void Dispose() => _exhausted.Dispose();
    }

    public abstract class NumberedUser(NumberedRequests requests) : HttpUser
    {
        public override Uri Host => requests.Address;

        [Task]
        public async Task Send()
        {
            if (requests.Next() is { } id)
            {
                Http.Headers["X-Id"] = id;
                await Http.GetAsync("/x");
            }
            else
            {
                await Task.Delay(Timeout.Infinite, Stopping);
            }
        }
    }

    // Long enough for any machine: the run is stopped when the requests are used up.
    [LoadTest]
    [Users(32, SpawnRate = 1000, Duration = "60s", WarmUp = "100ms")]
    public sealed class Numbered(NumberedRequests requests) : NumberedUser(requests);

    [LoadTest(MaxDuration = "1s", StopTimeout = "500ms")]
    [Users(Users, SpawnRate = 1000, Duration = "1s", WarmUp = "0s")]
    public sealed class Hanging(NumberedRequests requests) : NumberedUser(requests)
    {
        public const int Users = 25;
    }
}

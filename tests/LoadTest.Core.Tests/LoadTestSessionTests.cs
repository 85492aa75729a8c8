using LoadTest.Judge;
using LoadTest.Measure;
using LoadTest.Testing;

namespace LoadTest.Tests;

/// <summary>Whole runs on the real pool against a real server. A second or two each: the shortest that a run can be.</summary>
[Collection(RealTime.Name)]
[Trait("Category", "Slow")]
public sealed class LoadTestSessionTests : IAsyncLifetime
{
    readonly SpyObserver _spy = new();
    StubServer? _server;

    StubServer Server => _server ?? throw new InvalidOperationException("The server has not started.");

    public async Task InitializeAsync() => _server = (await StubServer.StartAsync()).On("/", 200, "hello").On("/bad", 503);

    public async Task DisposeAsync() => await Server.DisposeAsync();

    [Fact]
    public async Task All_nodes_of_a_class_share_one_run()
    {
        var session = new LoadTestSession(_spy);

        var results = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => session.GetOrRunAsync(typeof(Visitor), [Server], default)));

        Assert.All(results, result => Assert.Same(results[0], result));
        var metrics = results[0].Metrics ?? throw new InvalidOperationException("The run measured nothing.");
        Assert.Equal(Server.Requests, metrics.Total.Started);
        Assert.Equal(metrics.Begun, metrics.Total.Started);
        Assert.Equal(VerdictKind.Passed, results[0].Run.Kind);
        Assert.Equal(StopReason.Completed, results[0].StopReason);
        Assert.NotEmpty(_spy.Progress);
        Assert.True(File.Exists(Path.Combine(results[0].ReportDirectory, "result.json")));
    }

    [Fact]
    public async Task Every_request_that_the_server_saw_is_counted_with_its_outcome()
    {
        var result = await new LoadTestSession(_spy).GetOrRunAsync(typeof(MixedVisitor), [Server], default);

        var metrics = result.Metrics ?? throw new InvalidOperationException("The run measured nothing.");
        Assert.Equal(Server.Requests, metrics.Total.Started);
        Assert.Equal(Server.Ids.Count, Server.Ids.Distinct().Count());
        Assert.Equal(0, metrics.Total.Cancelled);
        Assert.Equal("HTTP 503 Service Unavailable", Assert.Single(metrics.Failures).Reason);
    }

    [Fact]
    public async Task A_class_that_cannot_run_is_a_result_and_no_exception()
    {
        var result = await new LoadTestSession(_spy).GetOrRunAsync(typeof(Broken), [], default);

        Assert.Equal(VerdictKind.Error, result.Verdict.Kind);
        Assert.Equal(["LT1103", "LT1001", "LT1109"], result.Problems.Select(problem => problem.Code));
        Assert.Equal("(and 2 more)", result.Run.Summary[^12..]);
        Assert.All(LoadTestCatalog.NodesOf(typeof(Broken)), node => Assert.Equal(NodeStatus.Failed, result.ResultOf(node).Status));
    }

    [Fact]
    public async Task A_cancelled_run_says_so_and_reports_what_it_measured()
    {
        using var cancellation = new CancellationTokenSource();

        var result = await new LoadTestSession(new CancellingObserver(cancellation)).GetOrRunAsync(typeof(LongVisitor), [Server], cancellation.Token);

        Assert.Equal((VerdictKind.Aborted, StopReason.Cancelled), (result.Verdict.Kind, result.StopReason));
        Assert.True(result.Metrics?.Total.Ok > 0);
        Assert.All(result.Thresholds, threshold => Assert.Equal(VerdictKind.Aborted, threshold.Verdict.Kind));
    }

    [Fact]
    public async Task Results_that_cannot_be_written_are_an_error_before_any_load_is_sent()
    {
        var file = Path.GetTempFileName();
        var definition = DefinitionReader.Read(
            typeof(Visitor), [Server], SettingOverrides.Read(new Dictionary<string, string> { ["LOADTEST_RESULTS"] = file }, _ => null));

        var result = await LoadTestRunner.RunAsync(definition, _spy, default);

        File.Delete(file);
        Assert.Equal((VerdictKind.Error, 0), (result.Verdict.Kind, Server.Requests));
        Assert.Equal("LT5001", Assert.Single(result.Problems).Code);
    }

    sealed class CancellingObserver(CancellationTokenSource cancellation) : ILoadTestObserver
    {
        public void OnProgress(LoadTestProgress progress)
        {
            if (progress.Metrics.Total.Ok > 0 && progress.Phase == LoadTest.Run.RunPhase.Measurement) cancellation.Cancel();
        }

        public void OnMessage(string message)
        {
        }
    }

    public abstract class VisitorOfServer(StubServer server) : HttpUser
    {
        int _requests;

        public override Uri Host => server.Address;

        protected internal override WaitTime WaitTime => WaitTime.Constant(0.005);

        [Task] public virtual Task Visit() => Http.GetAsync("/");

        protected void Number() => Http.Headers["X-Id"] = $"{Context.UserNumber}-{++_requests}";
    }

    [LoadTest(MaxDuration = "1s", OnGeneratorTrouble = TroublePolicy.Report)]
    [Users(5, Duration = "1s", WarmUp = "0s")]
    [Threshold("failures <= 50%")]
    public sealed class Visitor(StubServer server) : VisitorOfServer(server);

    [LoadTest(MaxDuration = "1s", OnGeneratorTrouble = TroublePolicy.Report)]
    [Users(20, Duration = "1s", WarmUp = "200ms")]
    public sealed class MixedVisitor(StubServer server) : VisitorOfServer(server)
    {
        public override Task Visit()
        {
            Number();
            return Http.GetAsync(Random.Next(10) == 0 ? "/bad" : "/");
        }
    }

    [LoadTest]
    [Users(2, Duration = "10m", WarmUp = "0s")]
    [Threshold("count > 1")]
    public sealed class LongVisitor(StubServer server) : VisitorOfServer(server);

    [LoadTest]
    [Threshold("p95")]
    public sealed class Broken : VirtualUser;
}

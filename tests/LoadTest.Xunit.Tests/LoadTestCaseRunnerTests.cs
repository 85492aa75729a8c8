using LoadTest.Adapter.Tests.Doubles;
using LoadTest.Adapter.Tests.Samples;
using LoadTest.Testing;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace LoadTest.Adapter.Tests;

public sealed class LoadTestCaseRunnerTests : IDisposable
{
    readonly SpyMessageSink _bus = new();
    readonly SpyMessageSink _diagnostics = new();
    readonly CancellationTokenSource _cancellation = new();
    readonly ExceptionAggregator _aggregator = new();
    readonly LoadExecution _execution;

    public LoadTestCaseRunnerTests() => _execution = new LoadExecution(VsTestBridge.Find(new object()), _diagnostics, new ManualClock());

    public void Dispose()
    {
        _execution.Dispose();
        _cancellation.Dispose();
        _bus.Dispose();
        _diagnostics.Dispose();
    }

    [Fact]
    public async Task A_node_tells_xunit_its_life_in_order()
    {
        var summary = await RunAsync((await SampleAssembly.NodesOfAsync(typeof(Unusable)))[0]);

        Assert.Equal(
            [nameof(TestCaseStarting), nameof(TestStarting), nameof(TestFailed), nameof(TestFinished), nameof(TestCaseFinished)],
            _bus.Messages.Select(message => message.GetType().Name));
        Assert.Equal((1, 1, 0), (summary.Total, summary.Failed, summary.Skipped));
    }

    [Fact]
    public async Task A_malformed_threshold_is_red_and_named_in_the_first_line()
    {
        await RunAsync((await SampleAssembly.NodesOfAsync(typeof(Unusable)))[1]);

        Assert.Contains("LT1001", FirstLine(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_summary_of_a_run_is_shown_once_for_all_its_nodes()
    {
        foreach (var node in await SampleAssembly.NodesOfAsync(typeof(Unusable))) await RunAsync(node);

        Assert.Single(_diagnostics.Diagnostics, line => line.StartsWith("Unusable: ERROR", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_missing_fixture_is_named_with_its_fix_and_no_run_begins()
    {
        _aggregator.Add(new TestClassException("The following constructor parameters did not have matching fixture data: ShopFixture shop"));

        await RunAsync((await SampleAssembly.NodesOfAsync(typeof(Shopper)))[0]);

        Assert.StartsWith("No load was sent: The following constructor parameters did not have matching fixture data: ShopFixture shop. Fix: give the class", FirstLine(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fixture_that_threw_is_shown_with_its_own_exception()
    {
        _aggregator.Add(new TestClassException("Class fixture type 'ShopFixture' threw in its constructor", new InvalidOperationException("no database")));

        await RunAsync((await SampleAssembly.NodesOfAsync(typeof(Shopper)))[0]);

        Assert.Equal("No load was sent: a fixture threw System.InvalidOperationException: no database", FirstLine());
    }

    [Fact]
    public async Task A_node_run_by_a_foreign_executor_says_so()
    {
        var node = (await SampleAssembly.NodesOfAsync(typeof(Shopper)))[0];

        await node.RunAsync(_diagnostics, _bus, [], _aggregator, _cancellation);

        Assert.StartsWith("No load was sent: the load test was run by another test framework.", FirstLine(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_runner_that_wants_no_more_messages_cancels_the_execution()
    {
        _bus.WantsMore = false;

        await RunAsync((await SampleAssembly.NodesOfAsync(typeof(Unusable)))[0]);

        Assert.True(_cancellation.IsCancellationRequested);
    }

    Task<RunSummary> RunAsync(LoadTestCase node)
    {
        node.Execution = _execution;
        return node.RunAsync(_diagnostics, _bus, [], _aggregator, _cancellation);
    }

    string FirstLine() => _bus.Messages.OfType<ITestFailed>().Single().Messages[0].Split('\n')[0];
}

using Xunit.Abstractions;
using Xunit.Sdk;

namespace LoadTest.Adapter;

/// <summary>Runs one node: has its class's load run, once for all nodes, and reports in xUnit's messages what Core says of this node.</summary>
internal sealed class LoadTestCaseRunner(LoadTestCase testCase, IMessageBus bus, ExceptionAggregator aggregator, CancellationTokenSource cancellation)
{
    readonly XunitTest _test = new(testCase, testCase.DisplayName);

    public async Task<RunSummary> RunAsync(IReadOnlyList<object?> constructorArguments)
    {
        Send(new TestCaseStarting(testCase));
        Send(new TestStarting(_test));
        var outcome = await OutcomeAsync(constructorArguments).ConfigureAwait(false);
        var seconds = (decimal)outcome.Duration.TotalSeconds;
        Send(NodeMessage.Of(_test, outcome));
        Send(new TestFinished(_test, seconds, outcome.Output));
        var summary = new RunSummary
        {
            Total = 1,
            Failed = outcome.Status == NodeStatus.Failed ? 1 : 0,
            Skipped = outcome.Status == NodeStatus.Skipped ? 1 : 0,
            Time = seconds,
        };
        Send(new TestCaseFinished(testCase, seconds, summary.Total, summary.Failed, summary.Skipped));
        return summary;
    }

    async Task<NodeResult> OutcomeAsync(IReadOnlyList<object?> constructorArguments)
    {
        // A fixture that could not be made, or a constructor parameter without one: xUnit has collected why.
        if (aggregator.HasExceptions) return NoLoad.Because(aggregator.ToException());

        // An executor other than ours ran the case, for example of a test framework that does not derive from LoadTestFramework.
        if (testCase.Execution is not { } execution) return NoLoad.OtherFramework();

        var output = new TestOutputHelper();
        output.Initialize(bus, _test);
        try
        {
            var (result, isFirst) = await execution.GetOrRunAsync(testCase.Node.LoadTestClass, WithOutput(constructorArguments, output), cancellation.Token).ConfigureAwait(false);

            // The first node to report carries the duration of the run that they all share, so that sums stay true.
            return result.ResultOf(testCase.Node) with { Duration = isFirst ? result.Duration : TimeSpan.Zero };
        }
        catch (Exception defect)
        {
            // Whatever users, systems or disks do wrong is a result: this is a defect of LoadTest, and xUnit would stop at it without a word.
            return NoLoad.Defect(defect);
        }
        finally
        {
            output.Uninitialize();
        }
    }

    // Where a constructor asks for ITestOutputHelper, xUnit offers a factory of it. All users share one: that of the node that runs the load.
    static IReadOnlyList<object?> WithOutput(IReadOnlyList<object?> arguments, TestOutputHelper output) =>
        [.. arguments.Select(argument => argument is Func<ITestOutputHelper> ? output : argument)];

    void Send(IMessageSinkMessage message)
    {
        if (!bus.QueueMessage(message)) cancellation.Cancel();
    }
}

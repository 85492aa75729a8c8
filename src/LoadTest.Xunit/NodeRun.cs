using Xunit.Abstractions;
using Xunit.Sdk;

namespace LoadTest.Adapter;

/// <summary>Runs one node and tells xUnit of it, message by message.</summary>
internal sealed class NodeRun(LoadTestCase testCase, LoadRuns runs, IMessageBus messages, ExceptionAggregator aggregator, CancellationTokenSource cancellation)
{
    readonly XunitTest _test = new(testCase, testCase.DisplayName);

    public async Task<RunSummary> RunAsync(IReadOnlyList<object?> constructorArguments)
    {
        Send(new TestCaseStarting(testCase));
        Send(new TestStarting(_test));

        var result = await FinishAsync(constructorArguments).ConfigureAwait(false);
        Send(result);
        Send(new TestFinished(_test, result.ExecutionTime, result.Output));

        var summary = new RunSummary { Total = 1, Failed = result is ITestFailed ? 1 : 0, Skipped = result is ITestSkipped ? 1 : 0, Time = result.ExecutionTime };
        Send(new TestCaseFinished(testCase, summary.Time, summary.Total, summary.Failed, summary.Skipped));
        return summary;
    }

    /// <summary>The time of a node is the time it waited: the first of a class pays for the load, so that sums stay true.</summary>
    async Task<TestResultMessage> FinishAsync(IReadOnlyList<object?> constructorArguments)
    {
        // What went wrong before: a fixture threw, or is missing.
        if (aggregator.HasExceptions) return NodeMessage.NotRun(_test, aggregator.ToException());

        var begin = runs.Time.GetTimestamp();
        var output = new TestOutputHelper();
        output.Initialize(messages, _test);
        try
        {
            var result = await runs.GetOrRunAsync(testCase.Node.LoadTestClass, WithOutput(constructorArguments, output), cancellation.Token).ConfigureAwait(false);
            return NodeMessage.Of(_test, result.ResultOf(testCase.Node), runs.Time.GetElapsedTime(begin));
        }
        catch (Exception defect)
        {
            // Results hold whatever users, systems or disks do wrong. This is a defect of LoadTest, shown with its own stack trace.
            return new TestFailed(_test, NodeMessage.Seconds(runs.Time.GetElapsedTime(begin)), "", defect);
        }
        finally
        {
            output.Uninitialize();
        }
    }

    // xUnit offers a factory where a constructor asks for ITestOutputHelper. All users of a run share one, of the node that runs.
    static IReadOnlyList<object?> WithOutput(IReadOnlyList<object?> arguments, TestOutputHelper output) =>
        [.. arguments.Select(argument => argument is Func<ITestOutputHelper> or Func<TestOutputHelper> ? output : argument)];

    void Send(IMessageSinkMessage message)
    {
        // Refused: the runner wants no more tests.
        if (!messages.QueueMessage(message)) cancellation.Cancel();
    }
}

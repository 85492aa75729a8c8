using Xunit.Abstractions;
using Xunit.Sdk;

namespace LoadTest.Adapter;

/// <summary>Runs one node: has its class's load run, once for all nodes, and reports in xUnit's messages what Core says of this node.</summary>
internal sealed class LoadTestCaseRunner(LoadTestCase testCase, IMessageBus bus, ExceptionAggregator aggregator, CancellationTokenSource cancellation)
{
    // xUnit prefixes the message with the exception's type, unless it is one of its own: the first line must stand alone.
    const string PlainFailure = "Xunit.Sdk.XunitException";

    readonly XunitTest _test = new(testCase, testCase.DisplayName);

    public async Task<RunSummary> RunAsync(object[] constructorArguments)
    {
        Send(new TestCaseStarting(testCase));
        Send(new TestStarting(_test));
        var outcome = await OutcomeAsync(constructorArguments).ConfigureAwait(false);
        var seconds = (decimal)outcome.Duration.TotalSeconds;
        Send(Ended(outcome, seconds));
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

    async Task<NodeResult> OutcomeAsync(object[] constructorArguments)
    {
        // A fixture that could not be made, or a constructor parameter without one: xUnit has collected why.
        if (aggregator.HasExceptions) return Broken(aggregator.ToException());

        // An executor other than ours ran the case, for example a test framework that does not derive from LoadTestFramework.
        if (testCase.Execution is not { } execution)
            return Broken(new InvalidOperationException("The load test was run by another test framework. Derive that framework from LoadTest.Adapter.LoadTestFramework."));

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation.Token, execution.Stop);
        var result = await execution.Session.GetOrRunAsync(testCase.Node.LoadTestClass, constructorArguments, stop.Token).ConfigureAwait(false);

        // The first node to report carries the duration of the run that they all share.
        return result.ResultOf(testCase.Node) with { Duration = execution.Summarise(result) ? result.Duration : TimeSpan.Zero };
    }

    static NodeResult Broken(Exception exception) => new()
    {
        Status = NodeStatus.Failed,
        Message = exception.Message,
        StackTrace = exception.StackTrace ?? "",
        Output = "",
        Duration = TimeSpan.Zero,
    };

    TestResultMessage Ended(NodeResult outcome, decimal seconds) => outcome.Status switch
    {
        NodeStatus.Passed => new TestPassed(_test, seconds, outcome.Output),
        NodeStatus.Skipped => new TestSkipped(_test, outcome.Message),
        NodeStatus.Failed => new TestFailed(_test, seconds, outcome.Output, [PlainFailure], [outcome.Message], [outcome.StackTrace], [-1]),
        _ => throw new InvalidOperationException($"Unknown status {outcome.Status}."),
    };

    void Send(IMessageSinkMessage message)
    {
        if (!bus.QueueMessage(message)) cancellation.Cancel();
    }
}

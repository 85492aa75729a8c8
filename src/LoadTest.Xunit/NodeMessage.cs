using System.Diagnostics;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace LoadTest.Adapter;

/// <summary>What a node's result is in xUnit's messages.</summary>
internal static class NodeMessage
{
    // xUnit prefixes the message with the exception's type, unless it is one of its own: the first line must stand alone.
    const string PlainFailure = "Xunit.Sdk.XunitException";

    public static TestResultMessage Of(ITest test, NodeResult result) => result.Status switch
    {
        NodeStatus.Passed => new TestPassed(test, Seconds(result), result.Output),
        NodeStatus.Skipped => new TestSkipped(test, result.Message),
        NodeStatus.Failed => new TestFailed(test, Seconds(result), result.Output, [PlainFailure], [result.Message], [result.StackTrace], [-1]),
        _ => throw new UnreachableException($"Unknown status {result.Status}."),
    };

    static decimal Seconds(NodeResult result) => (decimal)result.Duration.TotalSeconds;
}

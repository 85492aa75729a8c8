using System.Diagnostics;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace LoadTest.Adapter;

/// <summary>What xUnit is told of one node.</summary>
internal static class NodeMessage
{
    // Runners put 'type : ' before a message unless the type is one of xUnit's own; a message's first line stands alone.
    const string FailureType = "Xunit.Sdk.XunitException";

    public static TestResultMessage Of(ITest test, NodeResult result, TimeSpan time) => result.Status switch
    {
        NodeStatus.Passed => new TestPassed(test, Seconds(time), result.Output),
        NodeStatus.Skipped => new TestSkipped(test, result.Message),
        NodeStatus.Failed => Failed(test, result.Message, result.StackTrace, result.Output, time),
        _ => throw new UnreachableException($"node status {result.Status}"),
    };

    /// <summary>A class that xUnit could not prepare: a fixture is missing, or threw.</summary>
    public static TestResultMessage NotRun(ITest test, Exception exception)
    {
        var thrown = exception.InnerException ?? exception;
        var message = thrown is TestClassException
            ? $"No load was sent: {thrown.Message.TrimEnd('.')}. Fix: give the class one public constructor that takes only fixtures, each declared with IClassFixture<T> or by its collection, and keep [LoadTest] off abstract classes."
            : $"No load was sent: a fixture threw {thrown.GetType().FullName}: {thrown.Message}";
        return Failed(test, message, thrown.StackTrace ?? "", "", TimeSpan.Zero);
    }

    public static decimal Seconds(TimeSpan time) => (decimal)time.TotalSeconds;

    static TestFailed Failed(ITest test, string message, string stackTrace, string output, TimeSpan time) =>
        new(test, Seconds(time), output, [FailureType], [message], [stackTrace], [-1]);
}

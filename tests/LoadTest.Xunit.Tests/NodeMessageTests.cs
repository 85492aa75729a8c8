using LoadTest.Adapter.Tests.Doubles;
using LoadTest.Adapter.Tests.Samples;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace LoadTest.Adapter.Tests;

public sealed class NodeMessageTests
{
    const string Frame = "   at Shop.LoadTests.Shopper.[Threshold] in /shop/Shopper.cs:line 12";

    [Fact]
    public async Task A_failed_node_has_its_message_and_stack_trace_and_nothing_else()
    {
        var failed = Assert.IsType<TestFailed>(await MessageAsync(Result(NodeStatus.Failed, "p95 was 312 ms\n\nmore", Frame)));

        Assert.Equal(["p95 was 312 ms\n\nmore"], failed.Messages);
        Assert.Equal([Frame], failed.StackTraces);
        Assert.Equal([-1], failed.ExceptionParentIndices);
    }

    [Fact]
    public async Task Runners_put_no_type_name_before_the_message()
    {
        var failed = Assert.IsType<TestFailed>(await MessageAsync(Result(NodeStatus.Failed, "p95 was 312 ms", Frame)));

        Assert.Equal("p95 was 312 ms", ExceptionUtility.CombineMessages(failed));
    }

    [Fact]
    public async Task A_skipped_node_says_why()
    {
        var skipped = Assert.IsType<TestSkipped>(await MessageAsync(Result(NodeStatus.Skipped, "too close to the limit", "")));

        Assert.Equal("too close to the limit", skipped.Reason);
    }

    [Fact]
    public async Task A_passed_node_shows_the_summary_and_the_time_of_the_run()
    {
        var passed = Assert.IsType<TestPassed>(await MessageAsync(Result(NodeStatus.Passed, "", "")));

        Assert.Equal("the summary", passed.Output);
        Assert.Equal(30m, passed.ExecutionTime);
    }

    static NodeResult Result(NodeStatus status, string message, string stackTrace) => new()
    {
        Status = status,
        Message = message,
        StackTrace = stackTrace,
        Output = "the summary",
        Duration = TimeSpan.FromSeconds(30),
    };

    static async Task<ITestResultMessage> MessageAsync(NodeResult result)
    {
        var node = (await SampleAssembly.NodesOfAsync(typeof(Shopper)))[1];
        return NodeMessage.Of(new XunitTest(node, node.DisplayName), result);
    }
}

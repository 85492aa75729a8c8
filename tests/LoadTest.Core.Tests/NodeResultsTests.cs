using LoadTest.Judge;
using LoadTest.Testing;

namespace LoadTest.Tests;

public sealed class NodeResultsTests
{
    [Theory]
    [InlineData(VerdictKind.Passed, InconclusiveCause.None, UndecidedPolicy.Skip, NodeStatus.Passed)]
    [InlineData(VerdictKind.Failed, InconclusiveCause.None, UndecidedPolicy.Skip, NodeStatus.Failed)]
    [InlineData(VerdictKind.Inconclusive, InconclusiveCause.Undecided, UndecidedPolicy.Skip, NodeStatus.Skipped)]
    [InlineData(VerdictKind.Inconclusive, InconclusiveCause.Undecided, UndecidedPolicy.Fail, NodeStatus.Failed)]
    [InlineData(VerdictKind.Inconclusive, InconclusiveCause.NoData, UndecidedPolicy.Skip, NodeStatus.Failed)]
    [InlineData(VerdictKind.Inconclusive, InconclusiveCause.Invalid, UndecidedPolicy.Skip, NodeStatus.Failed)]
    [InlineData(VerdictKind.Inconclusive, InconclusiveCause.Unsteady, UndecidedPolicy.Skip, NodeStatus.Failed)]
    [InlineData(VerdictKind.Aborted, InconclusiveCause.None, UndecidedPolicy.Skip, NodeStatus.Failed)]
    [InlineData(VerdictKind.Error, InconclusiveCause.None, UndecidedPolicy.Skip, NodeStatus.Failed)]
    public void Green_is_only_what_is_proven_and_yellow_only_what_chance_may_explain(VerdictKind kind, InconclusiveCause cause, UndecidedPolicy policy, NodeStatus status)
    {
        var result = Some.Result(Some.ThresholdResult("p95 < 200ms", kind, cause)) with { Settings = Some.Settings() with { OnUndecided = policy } };

        var node = result.ResultOf(NodeOf(LoadTestNodeKind.Threshold, "p95"));

        Assert.Equal(status, node.Status);
        Assert.Equal(status == NodeStatus.Passed ? "" : "summary", node.Message.Split('\n')[0]);
    }

    [Fact]
    public void The_run_node_tells_of_the_run_and_not_of_its_thresholds()
    {
        var result = Some.Result(Some.ThresholdResult("p95 < 200ms", VerdictKind.Failed));

        Assert.Equal(NodeStatus.Passed, result.ResultOf(NodeOf(LoadTestNodeKind.Run, "run")).Status);
    }

    [Fact]
    public void A_red_node_has_a_frame_that_points_to_its_attribute()
    {
        var result = Some.Result(Some.ThresholdResult("p95 < 200ms", VerdictKind.Failed));

        Assert.Equal(
            "   at LoadTest.Tests.NodeResultsTests.[Threshold] in /src/Shopper.cs:line 12",
            result.ResultOf(NodeOf(LoadTestNodeKind.Threshold, "p95")).StackTrace);
    }

    [Fact]
    public void Thresholds_of_a_class_that_cannot_run_are_red()
    {
        var result = Some.Result() with { Run = new RunVerdict { Kind = VerdictKind.Error, Summary = "cannot run" }, Settings = null };

        var node = result.ResultOf(NodeOf(LoadTestNodeKind.Threshold, "malformed"));

        Assert.Equal((NodeStatus.Failed, "cannot run"), (node.Status, node.Message.Split('\n')[0]));
    }

    [Fact]
    public void A_threshold_without_a_verdict_is_never_green() =>
        Assert.Equal(NodeStatus.Failed, Some.Result().ResultOf(NodeOf(LoadTestNodeKind.Threshold, "p99")).Status);

    static LoadTestNode NodeOf(LoadTestNodeKind kind, string slug) => new()
    {
        LoadTestClass = typeof(NodeResultsTests),
        Kind = kind,
        Slug = slug,
        DisplayName = slug,
        Id = slug,
        SourceFile = "/src/Shopper.cs",
        SourceLine = 12,
        Traits = [],
    };
}

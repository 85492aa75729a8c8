using LoadTest.Judge;
using LoadTest.Report;

namespace LoadTest;

/// <summary>Translates a result into what each test node shows.</summary>
internal static class NodeResults
{
    // Nothing passes by silence, not even a node that the run knows nothing of.
    const string NotJudged = "the run has no verdict for this threshold: the class that ran is not the one that was discovered; build and discover again";

    public static NodeResult Of(LoadTestResult result, LoadTestNode node)
    {
        var threshold = result.Thresholds.FirstOrDefault(candidate => candidate.Source.Slug == node.Slug);
        var (kind, cause) = node.Kind == LoadTestNodeKind.Run || threshold is null
            ? (result.Run.Kind, result.Run.Cause)
            : (threshold.Verdict.Kind, threshold.Verdict.Cause);
        var isUnjudged = node.Kind == LoadTestNodeKind.Threshold && threshold is null && kind == VerdictKind.Passed;
        var status = isUnjudged ? NodeStatus.Failed : StatusOf(kind, cause, result.Settings?.OnUndecided ?? UndecidedPolicy.Fail);
        return new NodeResult
        {
            Status = status,
            Message = status == NodeStatus.Passed ? "" : isUnjudged ? NotJudged : FailureText.Of(result, node.Kind == LoadTestNodeKind.Run ? null : threshold),
            StackTrace = StackFrame(node),
            Output = status == NodeStatus.Passed ? string.Join('\n', result.SummaryLines) : "", // a message says it all already
            Duration = result.Duration,
        };
    }

    static NodeStatus StatusOf(VerdictKind kind, InconclusiveCause cause, UndecidedPolicy policy) => (kind, cause) switch
    {
        (VerdictKind.Passed, _) => NodeStatus.Passed,
        (VerdictKind.Inconclusive, InconclusiveCause.NotJudged) => NodeStatus.Skipped,
        (VerdictKind.Inconclusive, InconclusiveCause.Undecided) when policy == UndecidedPolicy.Skip => NodeStatus.Skipped,
        _ => NodeStatus.Failed,
    };

    // The form in which .NET prints frames: test explorers and CI make it a link.
    static string StackFrame(LoadTestNode node)
    {
        if (node.SourceFile.Length == 0) return "";

        var member = node.Kind == LoadTestNodeKind.Run ? "[LoadTest]" : "[Threshold]";
        return FormattableString.Invariant($"   at {node.LoadTestClass.FullName}.{member} in {node.SourceFile}:line {node.SourceLine}");
    }
}

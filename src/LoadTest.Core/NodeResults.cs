using LoadTest.Judge;
using LoadTest.Report;

namespace LoadTest;

/// <summary>Translates a result into what each test node shows.</summary>
internal static class NodeResults
{
    public static NodeResult Of(LoadTestResult result, LoadTestNode node)
    {
        var threshold = result.Thresholds.FirstOrDefault(candidate => candidate.Source.Slug == node.Slug);
        var (kind, cause) = node.Kind == LoadTestNodeKind.Run || threshold is null
            ? (result.Run.Kind, result.Run.Cause)
            : (threshold.Verdict.Kind, threshold.Verdict.Cause);
        var status = StatusOf(kind, cause, result.Settings?.OnUndecided ?? UndecidedPolicy.Fail);
        return new NodeResult
        {
            Status = status,
            Message = status == NodeStatus.Passed ? "" : FailureText.Of(result, node.Kind == LoadTestNodeKind.Run ? null : threshold),
            StackTrace = StackFrame(node),
            Output = status == NodeStatus.Passed ? string.Join('\n', result.SummaryLines) : "", // a message says it all already
            Duration = result.Duration,
        };
    }

    static NodeStatus StatusOf(VerdictKind kind, InconclusiveCause cause, UndecidedPolicy policy) => (kind, cause) switch
    {
        (VerdictKind.Passed, _) => NodeStatus.Passed,
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

using LoadTest.Judge;
using LoadTest.Measure;
using LoadTest.Run;

namespace LoadTest;

/// <summary>
/// Decides about a functional run (<see cref="RunMode.Once"/>): every failed request and every exception fails it, whatever the
/// thresholds would allow a load test.
/// </summary>
internal static class OnceJudge
{
    public static RunVerdict Decide(RunOutcome outcome)
    {
        var total = outcome.Metrics.Total;
        if (outcome.StopReason is StopReason.AbortedByTest) return Say(VerdictKind.Aborted, $"the test aborted the run: {outcome.AbortReason}");
        if (outcome.StopReason is not (StopReason.Completed or StopReason.NoUsersLeft or StopReason.HookFailed)) return Say(VerdictKind.Aborted, "the functional run was stopped before its end");
        if (outcome.HookFailure.Length > 0) return Say(VerdictKind.Error, $"a hook failed: {outcome.HookFailure}");
        if (outcome.Errors is [var error, ..]) return Say(VerdictKind.Failed, $"{error.Where} threw {error.Message}{More(outcome.Errors.Count - 1, "error")}");
        if (outcome.Metrics.Failures is [var failure, ..]) return Say(VerdictKind.Failed, $"{failure.Series} failed with '{failure.Reason}'{More(outcome.Metrics.Failures.Count - 1, "failure")}");
        if (total.Failed > 0) return Say(VerdictKind.Failed, $"{Units.Count(total.Failed)} of {Units.Count(total.Started)} requests failed after the users had stopped");
        if (outcome.HookObjections is [var objection, ..]) return Say(VerdictKind.Failed, objection);
        if (outcome.UsersEndedEarly > 0)
            return Inconclusive(InconclusiveCause.Invalid, $"{Units.Count(outcome.UsersEndedEarly)} of {Units.Count(outcome.UsersStarted)} users stopped with tasks left to run");
        if (total.Started == 0) return Inconclusive(InconclusiveCause.NoData, "no request was recorded");

        return Say(VerdictKind.Passed, $"functional run: each task once, {Units.Count(total.Started)} requests, all ok");
    }

    public static ThresholdVerdict NotJudged(Threshold threshold) => new()
    {
        Threshold = threshold,
        Kind = VerdictKind.Inconclusive,
        Cause = InconclusiveCause.NotJudged,
        Summary = "each task ran once, as a functional test",
        Evidence = Evidence.None,
    };

    static string More(int count, string what) => count > 0 ? $" (and {count} more kinds of {what})" : "";

    static RunVerdict Inconclusive(InconclusiveCause cause, string summary) => Say(VerdictKind.Inconclusive, summary) with { Cause = cause };

    static RunVerdict Say(VerdictKind kind, string summary) => new() { Kind = kind, Summary = summary };
}

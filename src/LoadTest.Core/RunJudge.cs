using LoadTest.Judge;
using LoadTest.Measure;
using LoadTest.Run;

namespace LoadTest;

/// <summary>
/// Decides about the run as such: did it take place as asked, and was it answered at all? Sits with the façade because it
/// reads what the engine reports, which the judge of thresholds never sees.
/// </summary>
internal static class RunJudge
{
    /// <summary>A run in which more than this share of the users never started has not put the asked load on the system.</summary>
    public const double MaxMissingUsers = 0.005;

    public static RunVerdict Decide(LoadTestDefinition definition, RunOutcome outcome)
    {
        var health = HealthRule.Of(outcome.Metrics, definition.Settings.OnGeneratorTrouble);
        var verdict = DecideLoad(definition, outcome, health);
        var isDoubted = health.IsInvalid && (verdict.Kind == VerdictKind.Failed || (verdict.Kind == VerdictKind.Passed && !health.IsLoadKept));
        return isDoubted ? Inconclusive(InconclusiveCause.Invalid, $"{health.Doubt}; {verdict.Summary}") : verdict;
    }

    static RunVerdict DecideLoad(LoadTestDefinition definition, RunOutcome outcome, HealthRule health)
    {
        var metrics = outcome.Metrics;
        var planned = Units.Duration(definition.Settings.Duration);
        if (outcome.StopReason is StopReason.HookFailed) return Say(VerdictKind.Error, $"the load did not start: {outcome.HookFailure}");
        if (outcome.StopReason is StopReason.ShapeFailed) return Say(VerdictKind.Error, $"the load shape failed after {Units.Duration(metrics.Measured)} of measurement{FirstError(outcome)}");
        if (outcome.StopReason is StopReason.Cancelled or StopReason.Signal or StopReason.OwnerGone or StopReason.AbortedByTest)
            return Say(VerdictKind.Aborted, $"aborted after {Units.Duration(metrics.Measured)} of {planned} of measurement: {Describe(outcome)}");
        if (outcome.HookFailure.Length > 0) return Say(VerdictKind.Error, $"a hook failed: {outcome.HookFailure}");
        if (outcome.UsersStarted == 0) return Inconclusive(InconclusiveCause.NoData, "the load shape never asked for a user");
        if (outcome.UsersFailedToStart == outcome.UsersStarted)
            return Inconclusive(InconclusiveCause.NoData, $"no user ever started: all {Units.Count(outcome.UsersStarted)} failed{FirstError(outcome)}");
        if (IsAccountingBroken(outcome))
            return Say(VerdictKind.Error, $"LT9001: {Units.Count(metrics.Begun)} requests were begun but {Units.Count(metrics.Total.Started)} were counted. Fix: this is a defect of LoadTest; please report it with the run's files.");
        if (metrics.Measurement.Started == 0)
            return Inconclusive(InconclusiveCause.NoData, $"no request was recorded in {Units.Duration(metrics.Measured)} of measurement{FirstError(outcome)}");
        if (metrics.Measurement.Ok == 0)
            return Say(VerdictKind.Failed, $"no request succeeded: {Units.Count(metrics.Measurement.Started)} were started{FirstFailure(metrics)}");
        if (IsLoadMissing(outcome))
            return Inconclusive(InconclusiveCause.Invalid, $"the asked load was not reached: {Units.Count(outcome.UsersFailedToStart)} of {Units.Count(outcome.UsersStarted)} users failed to start{FirstError(outcome)}");

        if (outcome.UsersDied > 0)
            return Inconclusive(InconclusiveCause.Invalid, $"the asked load was not kept up: {Units.Count(outcome.UsersDied)} of {Units.Count(outcome.UsersStarted)} users could not go on after an error{FirstError(outcome)}");
        if (outcome.StopReason == StopReason.NoUsersLeft)
            return Inconclusive(InconclusiveCause.Invalid, $"the load ended after {Units.Duration(metrics.Measured)} of {planned}: {WhoHadEnded(definition, outcome)} had ended themselves");
        if (MissingIterations(definition, outcome) is { Length: > 0 } missing) return Inconclusive(InconclusiveCause.Invalid, $"{missing}{FirstError(outcome)}");
        if (outcome.HookObjections is [var objection, ..]) return Say(VerdictKind.Failed, objection);
        if (HasUnbudgetedErrors(definition, outcome, health))
            return Say(VerdictKind.Failed, $"tasks threw {Units.Count(TaskErrors(metrics))} exceptions, and no threshold on failures says how many are acceptable{FirstError(outcome)}");

        return Say(VerdictKind.Passed, RequestsText(definition, outcome));
    }

    /// <summary>Thresholds of a run that was stopped are aborted; those of a run with less load than asked cannot pass.</summary>
    public static ThresholdVerdict Temper(ThresholdVerdict verdict, RunVerdict run) => (run.Kind, verdict.Kind) switch
    {
        (VerdictKind.Aborted or VerdictKind.Error, _) => verdict with { Kind = run.Kind, Cause = InconclusiveCause.None, Summary = $"{run.Summary}; until then: {verdict.Summary}" },
        (VerdictKind.Inconclusive, VerdictKind.Passed) => verdict with { Kind = VerdictKind.Inconclusive, Cause = run.Cause, Summary = $"{run.Summary}; with this smaller load: {verdict.Summary}" },
        _ => verdict,
    };

    static string RequestsText(LoadTestDefinition definition, RunOutcome outcome)
    {
        var metrics = outcome.Metrics;
        var counts = metrics.Measurement;
        var rate = counts.Started / metrics.Measured.TotalSeconds;
        return $"{Units.Count(counts.Started)} requests by {UsersText(definition.Settings, outcome)} in {Units.Duration(metrics.Measured)} ({Units.Rate(rate)}): "
            + $"{Units.Count(counts.Ok)} ok, {Units.Count(counts.Failed)} failed, {Units.Count(counts.Cancelled)} cancelled";
    }

    // Where users come and go with the load, what was planned is a limit at most.
    static string UsersText(LoadTestSettings settings, RunOutcome outcome) => settings switch
    {
        { Scenarios.Count: > 0 } => $"{Units.Count(outcome.UsersStarted)} users in {Units.Count(settings.Scenarios.Count)} scenarios",
        { MaxUsers: > 0 } => $"{Units.Count(outcome.UsersStarted)} users (at most {Units.Count(settings.MaxUsers)} at a time)",
        { Users: 0 } => $"{Units.Count(outcome.UsersStarted)} users",
        _ => $"{Units.Count(settings.Users)} users",
    };

    // Of a mix the other scenarios are through: their users have not ended before their time.
    static string WhoHadEnded(LoadTestDefinition definition, RunOutcome outcome) =>
        definition.Mix.Count > 0 ? "all users of one of its scenarios" : $"all {Units.Count(outcome.UsersStarted)} users";

    static bool IsAccountingBroken(RunOutcome outcome) => outcome.Stuck.Count == 0 && outcome.Metrics.Begun != outcome.Metrics.Total.Started;

    // A user whose own code failed is a defect of the test, however many there are; that some never came to work may be chance.
    static bool IsLoadMissing(RunOutcome outcome) =>
        outcome.UsersFailedToStart > MaxMissingUsers * outcome.UsersStarted
        || (outcome.UsersFailedToStart > 0 && outcome.Errors.Any(error => error.Where is "constructor" or "OnStartAsync" or "WaitTime"));

    static string MissingIterations(LoadTestDefinition definition, RunOutcome outcome)
    {
        if (outcome.StopReason != StopReason.Completed) return "";

        foreach (var (load, counts) in definition.Scenario.Loads.Zip(outcome.Scenarios))
        {
            // In an open model an iteration is an arrival, also when its task set had nothing to do.
            var (run, planned) = (load.Arrivals is null ? counts.Iterations : counts.Arrivals.Started, PlannedIterations(load, counts, outcome.Metrics.Measured >= definition.Settings.Duration));
            var time = load.Length ?? definition.Settings.Duration;
            if (run < planned) return $"only {Units.Count(run)} of {Units.Count(planned)} iterations{(outcome.Scenarios.Count > 1 ? $" of {load.Name}" : "")} were run in {Units.Duration(time)}";
        }

        return "";
    }

    // A user may end itself before it has run all its iterations: only what time has ended is incomplete.
    static long PlannedIterations(ScenarioLoad load, ScenarioCounts counts, bool isRunCut) =>
        load.Iterations != Scenario.Unlimited ? load.Iterations
        : load.IterationsPerUser != Scenario.Unlimited && (isRunCut || counts.WasCut) ? load.IterationsPerUser * counts.UsersStarted
        : 0;

    static bool HasUnbudgetedErrors(LoadTestDefinition definition, RunOutcome outcome, HealthRule health) =>
        HasTaskErrors(outcome.Metrics, health) && !definition.Thresholds.Any(t => t.Threshold is { Statistic.Kind: StatisticKind.Failures, Series.IsAll: true });

    // Those of seconds that are left out may be the generator's: no port, no handle, no time.
    static bool HasTaskErrors(MetricsSnapshot metrics, HealthRule health) =>
        metrics.Series.Any(series => series.Series.Kind == Series.TaskKind && series.Seconds.Where((_, second) => !health.IsExcluded(second)).Any(second => second.Failed > 0));

    static long TaskErrors(MetricsSnapshot metrics) => metrics.Series.Where(s => s.Series.Kind == Series.TaskKind).Sum(s => s.Counts.Failed);

    static string FirstError(RunOutcome outcome) => outcome.Errors is [var first, ..] ? $" ({first.Where} threw {first.Message})" : "";

    static string FirstFailure(MetricsSnapshot metrics) =>
        metrics.Failures is [var first, ..] ? $"; {Units.Count(first.Count)} of {first.Series} failed with '{first.Reason}'" : ", all cut by the end of the run";

    static string Describe(RunOutcome outcome) => outcome.StopReason switch
    {
        StopReason.Cancelled => "it was cancelled",
        StopReason.Signal => "the process was asked to end by a signal",
        StopReason.OwnerGone => "the process that had started it is gone",
        StopReason.AbortedByTest => $"the test aborted it: {outcome.AbortReason}",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome.StopReason, "No reason of an early stop."),
    };

    static RunVerdict Say(VerdictKind kind, string summary) => new() { Kind = kind, Summary = summary };

    static RunVerdict Inconclusive(InconclusiveCause cause, string summary) => new() { Kind = VerdictKind.Inconclusive, Cause = cause, Summary = summary };
}

using LoadTest.Judge;
using LoadTest.Measure;
using LoadTest.Run;
using LoadTest.Testing;

namespace LoadTest.Tests;

public sealed class RunJudgeTests
{
    static readonly UserError Error = new() { Where = "OnStartAsync", Message = "InvalidOperationException: no", StackTrace = "", Count = 50 };
    static readonly RunVerdict Aborted = new() { Kind = VerdictKind.Aborted, Summary = "aborted" };
    static readonly RunVerdict Invalid = new() { Kind = VerdictKind.Inconclusive, Cause = InconclusiveCause.Invalid, Summary = "too little load" };
    static readonly HealthHistory Busy = Troubled.In(Enumerable.Range(0, 20), 30, GeneratorTrouble.Cpu);
    static readonly RunVerdict Passed = new() { Kind = VerdictKind.Passed, Summary = "fine" };

    [Fact]
    public void A_run_that_took_place_and_was_answered_passes()
    {
        var verdict = Decide(Some.Outcome());

        Assert.Equal((VerdictKind.Passed, "100 requests by 50 users in 30 s (3.33/s): 100 ok, 0 failed, 0 cancelled"), (verdict.Kind, verdict.Summary));
    }

    [Theory]
    [InlineData(StopReason.Cancelled, "aborted after 30 s of 30 s of measurement: it was cancelled")]
    [InlineData(StopReason.Signal, "aborted after 30 s of 30 s of measurement: the process was asked to end by a signal")]
    [InlineData(StopReason.OwnerGone, "aborted after 30 s of 30 s of measurement: the process that had started it is gone")]
    public void A_run_that_was_stopped_is_aborted_whatever_it_measured(StopReason reason, string summary)
    {
        var verdict = Decide(Some.Outcome() with { StopReason = reason });

        Assert.Equal((VerdictKind.Aborted, summary), (verdict.Kind, verdict.Summary));
    }

    [Fact]
    public void A_run_without_a_single_user_has_no_data()
    {
        var verdict = Decide(Some.Outcome(Some.Metrics()) with { StopReason = StopReason.NoUsersLeft, UsersFailedToStart = 50, Errors = [Error] });

        Assert.Equal((VerdictKind.Inconclusive, InconclusiveCause.NoData), (verdict.Kind, verdict.Cause));
        Assert.Equal("no user ever started: all 50 failed (OnStartAsync threw InvalidOperationException: no)", verdict.Summary);
    }

    [Fact]
    public void A_run_without_a_single_request_has_no_data()
    {
        var verdict = Decide(Some.Outcome(Some.Metrics()));

        Assert.Equal((VerdictKind.Inconclusive, InconclusiveCause.NoData), (verdict.Kind, verdict.Cause));
    }

    [Fact]
    public void A_run_in_which_nothing_succeeded_has_failed()
    {
        var verdict = Decide(Some.Outcome(Some.Metrics(Some.SeriesMetrics(Some.Series, ok: 0, failed: 5)) with
        {
            Failures = [new FailureCount { Series = Some.Series, Reason = "connection refused", Count = 5 }],
        }));

        Assert.Equal((VerdictKind.Failed, "no request succeeded: 5 were started; 5 of GET /items/{id} failed with 'connection refused'"), (verdict.Kind, verdict.Summary));
    }

    [Theory]
    [InlineData(1_000, 5, VerdictKind.Passed)]
    [InlineData(1_000, 6, VerdictKind.Inconclusive)]
    [InlineData(1, 0, VerdictKind.Passed)]
    public void A_run_with_too_few_users_is_not_to_be_believed(int users, int failed, VerdictKind kind) =>
        Assert.Equal(kind, Decide(Some.Outcome() with { UsersStarted = users, UsersFailedToStart = failed }).Kind);

    [Fact]
    public void Requests_that_vanish_are_an_error_of_the_tool()
    {
        var verdict = Decide(Some.Outcome(Some.Metrics(Some.SeriesMetrics(Some.Series)) with { Begun = 111 }));

        Assert.Equal((VerdictKind.Error, "LT9001"), (verdict.Kind, verdict.Summary[..6]));
    }

    [Fact]
    public void No_threshold_of_a_stopped_run_passes()
    {
        var verdict = RunJudge.Temper(VerdictOf(VerdictKind.Passed), Aborted);

        Assert.Equal((VerdictKind.Aborted, "aborted; until then: summary"), (verdict.Kind, verdict.Summary));
    }

    [Fact]
    public void With_less_load_than_asked_a_failure_stands_and_a_pass_does_not()
    {
        Assert.Equal(VerdictKind.Failed, RunJudge.Temper(VerdictOf(VerdictKind.Failed), Invalid).Kind);
        Assert.Equal((VerdictKind.Inconclusive, InconclusiveCause.Invalid), (RunJudge.Temper(VerdictOf(VerdictKind.Passed), Invalid).Kind, RunJudge.Temper(VerdictOf(VerdictKind.Passed), Invalid).Cause));
        Assert.Equal(VerdictKind.Passed, RunJudge.Temper(VerdictOf(VerdictKind.Passed), Passed).Kind);
    }

    [Theory]
    [InlineData(true, VerdictKind.Passed)]
    [InlineData(false, VerdictKind.Inconclusive)]
    public void A_run_whose_generator_was_in_trouble_took_place_as_asked_only_under_a_schedule(bool isScheduled, VerdictKind kind)
    {
        var metrics = Some.Metrics(Some.SeriesMetrics(Some.Series)) with { Health = Busy, IsScheduled = isScheduled };

        Assert.Equal(kind, Decide(Some.Outcome(metrics)).Kind);
    }

    [Fact]
    public void A_run_without_ports_has_not_failed()
    {
        var verdict = Decide(Some.Outcome(Some.Metrics(Some.SeriesMetrics(Some.Series, ok: 0, failed: 5)) with
        {
            Failures = [new FailureCount { Series = Some.Series, Reason = "this machine has no free local port (localhost:80)", Count = 5 }],
            Health = Troubled.In(Enumerable.Range(0, 30), 30, GeneratorTrouble.Connections),
            IsScheduled = true,
        }));

        Assert.Equal((VerdictKind.Inconclusive, InconclusiveCause.Invalid), (verdict.Kind, verdict.Cause));
        Assert.StartsWith("the measurement is not to be believed: the generator was in trouble in 30 of 30 s: this machine ran short of local ports or file handles", verdict.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_only_reports_trouble_is_judged_as_if_there_were_none()
    {
        var definition = Some.Definition("p95 < 200ms") with { Settings = Some.Settings() with { OnGeneratorTrouble = TroublePolicy.Report } };
        var outcome = Some.Outcome(Some.Metrics(Some.SeriesMetrics(Some.Series)) with { Health = Busy });

        Assert.Equal(VerdictKind.Passed, RunJudge.Decide(definition, outcome).Kind);
        Assert.Equal(["LT3034"], RunFindings.Of(definition, outcome, "").Select(finding => finding.Code));
    }

    [Fact]
    public void Exceptions_of_seconds_that_are_left_out_fail_nobody()
    {
        var task = Some.SeriesMetrics(new Series(Series.TaskKind, "Buy"), ok: 0, failed: 3);
        var metrics = Some.Metrics(Some.SeriesMetrics(Some.Series), task);

        Assert.Equal(VerdictKind.Failed, Decide(Some.Outcome(metrics)).Kind);
        Assert.Equal(VerdictKind.Passed, Decide(Some.Outcome(metrics with { Health = Troubled.In([0], 30, GeneratorTrouble.Connections) })).Kind);
    }

    [Fact]
    public void Findings_name_each_trouble_of_the_generator_with_its_seconds_and_what_to_do()
    {
        string Say(HealthHistory health) => string.Join('\n', RunFindings.Of(Some.Definition("p95 < 200ms"), Some.Outcome(Some.Metrics(Some.SeriesMetrics(Some.Series)) with { Health = health, IsScheduled = true }), ""));
        var blocked = Troubled.In([3, 4, 5, 9], 30, GeneratorTrouble.PoolDelay) with { Blocking = [new StuckUsers { Where = "Buy", Users = 12 }, new StuckUsers { Where = "OnStartAsync", Users = 1 }] };

        Snapshot.Match(string.Join("\n\n", Enum.GetValues<GeneratorTrouble>().Select(trouble => Say(Troubled.In([7], 30, trouble))).Append(Say(blocked))));
    }

    [Fact]
    public void Findings_name_everything_that_needs_attention()
    {
        var metrics = Some.Metrics(Some.SeriesMetrics(Series.Overflow));
        var outcome = Some.Outcome(metrics) with
        {
            UsersFailedToStart = 2,
            Errors = [Error],
            Stuck = [new StuckUsers { Where = "Buy", Users = 3 }],
            DroppedIterations = 17,
            LastLook = 1,
        };

        Snapshot.Match(string.Join('\n', RunFindings.Of(Some.Definition(), outcome, "SpyObserver threw X: y")));
    }

    [Fact]
    public void A_clean_run_has_no_findings() => Assert.Empty(RunFindings.Of(Some.Definition("p95 < 200ms"), Some.Outcome(), ""));

    static RunVerdict Decide(RunOutcome outcome) => RunJudge.Decide(Some.Definition("p95 < 200ms"), outcome);

    static ThresholdVerdict VerdictOf(VerdictKind kind) => Some.ThresholdResult("p95 < 200ms", kind).Verdict;
}

using LoadTest.Isolation;
using LoadTest.Judge;
using LoadTest.Measure;
using LoadTest.Run;
using LoadTest.Testing;
using LoadTest.Tests.Report;

namespace LoadTest.Tests.Isolation;

/// <summary>What a run is said to have come to, from what became of the process that sent its load.</summary>
public sealed class GeneratorEndTests
{
    static readonly LoadTestProgress Progress = new()
    {
        Name = "Some",
        Phase = RunPhase.Measurement,
        Elapsed = Some.Seconds(12),
        PlannedEnd = Some.Seconds(35),
        ActiveUsers = 50,
        Metrics = Some.Metrics(Some.SeriesMetrics(Some.Series)),
    };

    [Fact]
    public void A_result_is_handed_on_as_it_is() => Assert.Same(Results.Failed.Name, End(new GeneratorOutcome { Result = Results.Failed }).Name);

    [Fact]
    public void A_process_that_died_is_an_error_with_its_end_its_phase_and_its_last_words() =>
        Snapshot.Match(Text(End(new GeneratorOutcome { ExitCode = 134, Last = Progress }, "Process terminated. no more", "   at Acme.Shopper.Buy()")));

    [Fact]
    public void A_process_that_user_code_has_ended_is_an_error_whatever_it_still_delivered() =>
        Snapshot.Match(Text(End(new GeneratorOutcome { Result = Results.Aborted, HasLeft = true, Last = Progress })));

    [Fact]
    public void A_process_that_had_to_be_killed_is_an_aborted_run() =>
        Snapshot.Match(Text(End(new GeneratorOutcome { WasKilled = true, StopReason = StopReason.Cancelled, ExitCode = 137, Last = Progress })));

    [Fact]
    public void A_process_that_never_said_a_word_may_have_sent_load()
    {
        var result = End(new GeneratorOutcome { ExitCode = 1 });

        Assert.StartsWith("LT1172: The process that sent the load ended before its run did, before it had reported any progress: exit code 1", result.Run.Summary, StringComparison.Ordinal);
        Assert.DoesNotContain("No load was sent", Text(result), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_not_understood_is_the_problem()
    {
        var result = End(new GeneratorOutcome { Misunderstanding = Frame.Broken("it is empty").Problems[0], WasKilled = true });

        Assert.Equal("LT1174", Assert.Single(result.Problems).Code);
        Assert.Equal(VerdictKind.Error, result.Verdict.Kind);
    }

    [Fact]
    public void A_refusal_is_the_same_as_in_the_test_host()
    {
        var result = End(new GeneratorOutcome { Refusals = Results.Refused.Problems });

        Assert.Equal(Results.Refused.Problems, result.Problems);
        Assert.Contains("No load was sent", Text(result), StringComparison.Ordinal);
    }

    [Fact]
    public void No_node_of_a_lost_run_is_green()
    {
        var result = End(new GeneratorOutcome { Last = Progress });

        Assert.Equal(StopReason.GeneratorLost, result.StopReason);
        Assert.All(result.Thresholds, threshold => Assert.Equal(VerdictKind.Error, threshold.Verdict.Kind));
    }

    static LoadTestResult End(GeneratorOutcome outcome, params string[] printed) =>
        new GeneratorEnd(Some.Definition("p95 < 200ms"), "20240229-120000-abcd", default).ResultOf(outcome, printed, []);

    static string Text(LoadTestResult result) => LoadTest.Report.FailureText.Of(result, null);
}

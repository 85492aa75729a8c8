using LoadTest.Judge;
using LoadTest.Measure;
using LoadTest.Testing;

namespace LoadTest.Tests.Judge;

/// <summary>What becomes of a pass when load never took place, or not when it should have. Sixty seconds of 100 requests each.</summary>
public sealed class OmissionRuleTests
{
    const string Dropped = "ARRIVAL dropped";

    [Theory]
    [InlineData("p95(/items/{id}) < 200ms")]
    [InlineData("p95(GET /items/{id}) < 200ms")]
    [InlineData("max(/items/{id}) < 200ms")]
    [InlineData("failures(/items/{id}) < 5%")]
    [InlineData("rate(/items/{id}) < 105/s")]
    [InlineData("count(/items/{id}) < 6010")]
    public void A_pass_on_one_name_is_not_believed_that_dropped_arrivals_would_break(string threshold)
    {
        // 10 of 110 are more than 5 %.
        var verdict = Judge(threshold, failedPerSecond: 10);

        Assert.Equal((VerdictKind.Inconclusive, InconclusiveCause.Invalid), (verdict.Kind, verdict.Cause));
        Assert.StartsWith("600 arrivals never began, and any of them may have been '", verdict.Summary, StringComparison.Ordinal);
        Assert.Contains("items/{id}': with them it would not pass; raise MaxUsers; ", verdict.Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("p95(/items/{id}) < 200ms")]
    [InlineData("p99(/items/{id}) < 200ms")]
    [InlineData("failures(/items/{id}) < 5%")]
    [InlineData("mean(/items/{id}) < 200ms")]
    [InlineData("rate(/items/{id}) > 50/s")]
    [InlineData("count(/items/{id}) >= 6000")]
    public void A_pass_that_would_hold_with_all_of_them_stands(string threshold) =>
        Assert.Equal(VerdictKind.Passed, Given.Verdict(threshold, 60, (s, i) =>
        {
            s.Ok(100, 100);
            if (i % 12 == 0) s.Failed(1, name: Dropped);
        }).Kind);

    [Fact]
    public void Arrivals_that_the_end_of_the_run_has_cut_count_like_dropped_ones()
    {
        var verdict = Given.Verdict("max(/items/{id}) < 200ms", 60, (s, i) =>
        {
            s.Ok(100, 100);
            if (i == 59) s.Cancelled(1, name: Dropped);
        });

        Assert.Equal((VerdictKind.Inconclusive, InconclusiveCause.Invalid), (verdict.Kind, verdict.Cause));
    }

    [Fact]
    public void A_failure_stands_whatever_was_dropped() =>
        Assert.Equal(VerdictKind.Failed, Judge("p95(/items/{id}) < 50ms", failedPerSecond: 10).Kind);

    [Fact]
    public void Over_all_requests_dropped_arrivals_are_failures_already() =>
        Assert.Equal(VerdictKind.Failed, Judge("p95 < 200ms", failedPerSecond: 10).Kind);

    [Fact]
    public void A_threshold_on_the_dropped_arrivals_themselves_reads_only_them()
    {
        Assert.Equal(VerdictKind.Passed, Judge("count(ARRIVAL dropped) <= 600", failedPerSecond: 10).Kind);
        Assert.Equal(VerdictKind.Failed, Judge("count(ARRIVAL dropped) < 600", failedPerSecond: 10).Kind);
    }

    [Fact]
    public void A_name_that_was_never_sent_stays_without_data() =>
        Assert.Equal(InconclusiveCause.NoData, Judge("p95(/nothing) < 200ms", failedPerSecond: 10).Cause);

    [Fact]
    public void Seconds_of_generator_trouble_are_left_out_with_the_arrivals_that_were_dropped_in_them()
    {
        Threshold[] thresholds = [Given.Threshold("max(/items/{id}) < 200ms")];
        var run = Given.Run(60, thresholds, (s, i) =>
        {
            s.Ok(100, 100);
            if (i == 30) s.Failed(5, name: Dropped);
        });

        var verdict = ThresholdJudge.Decide(thresholds, run with { Health = Troubled.In([30], 60, GeneratorTrouble.Cpu) }, new JudgeOptions()).Single();

        Assert.Equal(VerdictKind.Passed, verdict.Kind);
    }

    [Theory]
    [InlineData("p95 < 200ms", VerdictKind.Inconclusive)]
    [InlineData("p95(/items/{id}) < 200ms", VerdictKind.Inconclusive)]
    [InlineData("mean < 200ms", VerdictKind.Inconclusive)]
    [InlineData("max < 200ms", VerdictKind.Inconclusive)]
    [InlineData("failures < 5%", VerdictKind.Passed)]
    [InlineData("rate > 50/s", VerdictKind.Passed)]
    [InlineData("p95 < 50ms", VerdictKind.Failed)]
    public void Users_that_do_not_catch_up_and_were_late_may_prove_a_latency_too_long_but_not_short_enough(string threshold, VerdictKind kind)
    {
        Threshold[] thresholds = [Given.Threshold(threshold)];
        var run = Given.Run(60, thresholds, (s, _) => s.Ok(100, 100)) with { LateStarts = [new LateStarts { UserType = "Walker", Count = 3 }] };

        var verdict = ThresholdJudge.Decide(thresholds, run, new JudgeOptions()).Single();

        Assert.Equal(kind, verdict.Kind);
        if (kind == VerdictKind.Inconclusive)
            Assert.StartsWith("Walker began 3 iterations late or not at all, which no latency counts: pacing without catching up can prove a latency too long, but not short enough; use Pacing(…) without WithoutCatchUp(); ", verdict.Summary, StringComparison.Ordinal);
    }

    static ThresholdVerdict Judge(string threshold, int failedPerSecond) => Given.Verdict(threshold, 60, (s, _) =>
    {
        s.Ok(100, 100);
        s.Failed(failedPerSecond, name: Dropped);
    });
}

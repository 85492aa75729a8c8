using LoadTest.Judge;
using LoadTest.Measure;
using LoadTest.Testing;

namespace LoadTest.Tests.Judge;

/// <summary>What becomes of verdicts when the generator was in trouble. Sixty seconds of 100 requests each, unless said.</summary>
public sealed class HealthRuleTests
{
    const int Seconds = 60;

    [Theory]
    [InlineData("p95 < 50ms")]
    [InlineData("mean < 50ms")]
    [InlineData("max < 50ms")]
    [InlineData("rate > 200/s")]
    [InlineData("count > 1000000")]
    public void A_failure_is_not_believed_when_many_seconds_were_troubled(string threshold)
    {
        var verdict = Judge(threshold, Busy(4), isScheduled: true, (s, _) => s.Ok(100, 100));

        Assert.Equal((VerdictKind.Inconclusive, InconclusiveCause.Invalid), (verdict.Kind, verdict.Cause));
        Assert.StartsWith("the measurement is not to be believed: the generator was in trouble in 4 of 60 s: the processors of this machine were not free for it (busy processors 99.6 % (limit 90)); ", verdict.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Failed_requests_are_not_believed_to_be_the_systems_either()
    {
        var verdict = Judge("failures < 1%", Busy(4), isScheduled: true, (s, _) =>
        {
            s.Ok(90, 10);
            s.Failed(10);
        });

        Assert.Equal((VerdictKind.Inconclusive, InconclusiveCause.Invalid), (verdict.Kind, verdict.Cause));
    }

    [Theory]
    [InlineData("p95 < 200ms")]
    [InlineData("mean < 200ms")]
    [InlineData("max < 200ms")]
    [InlineData("failures < 1%")]
    [InlineData("rate > 50/s")]
    [InlineData("count > 50")]
    public void A_pass_that_trouble_can_only_have_made_harder_is_believed_where_a_schedule_made_the_load(string threshold)
    {
        Assert.Equal(VerdictKind.Passed, Judge(threshold, Busy(30), isScheduled: true, (s, _) => s.Ok(100, 100)).Kind);
        Assert.Equal((VerdictKind.Inconclusive, InconclusiveCause.Invalid), KindOf(Judge(threshold, Busy(30), isScheduled: false, (s, _) => s.Ok(100, 100))));
    }

    [Theory]
    [InlineData("rate < 200/s")]
    [InlineData("count < 1000000")]
    public void A_pass_that_trouble_can_have_made_easier_is_not_believed(string threshold) =>
        Assert.Equal((VerdictKind.Inconclusive, InconclusiveCause.Invalid), KindOf(Judge(threshold, Busy(30), isScheduled: true, (s, _) => s.Ok(100, 100))));

    [Fact]
    public void Missing_load_cancels_a_pass()
    {
        var missing = Troubled.In(Enumerable.Range(0, 30), Seconds, GeneratorTrouble.ArrivalFidelity);

        Assert.Equal((VerdictKind.Inconclusive, InconclusiveCause.Invalid), KindOf(Judge("p95 < 200ms", missing, isScheduled: true, (s, _) => s.Ok(100, 100))));
    }

    [Fact]
    public void What_is_undecided_is_invalid_and_not_merely_in_need_of_more_time()
    {
        var verdict = Judge("p95 < 100ms", Busy(30), isScheduled: true, (s, i) =>
        {
            s.Ok(95, 50);
            s.Ok(5, 150);
        });

        Assert.Equal((VerdictKind.Inconclusive, InconclusiveCause.Invalid, TimeSpan.Zero), (verdict.Kind, verdict.Cause, verdict.Evidence.MoreNeeded));
    }

    [Fact]
    public void A_threshold_without_data_stays_one_without_data() =>
        Assert.Equal(InconclusiveCause.NoData, Judge("p95(/nothing) < 100ms", Busy(30), isScheduled: true, (s, _) => s.Ok(100, 100)).Cause);

    [Theory]
    [InlineData(3, VerdictKind.Failed)]
    [InlineData(4, VerdictKind.Inconclusive)]
    public void Up_to_five_percent_of_the_seconds_are_left_out(int troubled, VerdictKind kind)
    {
        var verdict = Judge("p95 < 50ms", Busy(troubled), isScheduled: false, (s, _) => s.Ok(100, 100));

        Assert.Equal(kind, verdict.Kind);
    }

    [Theory]
    [InlineData("p95 < 20ms")]
    [InlineData("mean < 20ms")]
    [InlineData("max < 20ms")]
    [InlineData("failures < 1%")]
    public void What_was_slow_in_troubled_seconds_and_the_seconds_before_them_does_not_count(string threshold)
    {
        // Seconds 20, 40 and 41: 19, 39 and 40 go with them.
        var health = Troubled.In([20, 40, 41], Seconds, GeneratorTrouble.Hiccup);

        var verdict = Judge(threshold, health, isScheduled: false, (s, i) =>
        {
            if (i is 19 or 20 or 39 or 40 or 41) s.Failed(50, 120);
            if (i is 19 or 20 or 39 or 40 or 41) s.Ok(500, 120);
            else s.Ok(100, 10);
        });

        Assert.Equal(VerdictKind.Passed, verdict.Kind);
        Assert.Equal((5_500, 55.0), (verdict.Evidence.Requests, verdict.Evidence.Measured.TotalSeconds));
        Assert.Contains("without 5 s of generator trouble", verdict.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rate_is_that_of_the_seconds_that_are_left()
    {
        var verdict = Judge("rate >= 100/s", Troubled.In([30], Seconds, GeneratorTrouble.Cpu), isScheduled: false, (s, i) => s.Ok(i is 29 or 30 ? 1 : 100, 10));

        Assert.Equal((VerdictKind.Passed, 100), (verdict.Kind, verdict.Evidence.Estimate));
    }

    [Fact]
    public void A_sum_over_all_seconds_cannot_fail_when_any_was_troubled()
    {
        var health = Troubled.In([30], Seconds, GeneratorTrouble.Cpu);

        Assert.Equal(InconclusiveCause.Invalid, Judge("count > 6000", health, isScheduled: false, (s, _) => s.Ok(100, 10)).Cause);
        Assert.Equal(VerdictKind.Passed, Judge("count >= 6000", health, isScheduled: false, (s, _) => s.Ok(100, 10)).Kind);
    }

    [Fact]
    public void One_second_of_a_short_run_is_left_out_and_two_are_too_many()
    {
        Assert.Equal(VerdictKind.Failed, Judge("p95 < 50ms", Troubled.In([3], 10, GeneratorTrouble.Hiccup), isScheduled: false, (s, _) => s.Ok(100, 100), seconds: 10).Kind);
        Assert.Equal(InconclusiveCause.Invalid, Judge("p95 < 50ms", Troubled.In([3, 7], 10, GeneratorTrouble.Hiccup), isScheduled: false, (s, _) => s.Ok(100, 100), seconds: 10).Cause);
    }

    [Fact]
    public void Where_no_second_would_be_left_the_run_is_not_believed() =>
        Assert.Equal(InconclusiveCause.Invalid, Judge("p95 < 50ms", Troubled.In([1], 2, GeneratorTrouble.Hiccup), isScheduled: false, (s, _) => s.Ok(200, 100), seconds: 2).Cause);

    [Fact]
    public void Trouble_after_the_measurement_is_nobodys_business()
    {
        var verdict = Judge("p95 < 50ms", Troubled.In(Enumerable.Range(60, 10), 70, GeneratorTrouble.Cpu), isScheduled: false, (s, _) => s.Ok(100, 100));

        Assert.Equal(VerdictKind.Failed, verdict.Kind);
        Assert.DoesNotContain("trouble", verdict.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_only_reports_trouble_is_judged_as_if_there_were_none()
    {
        var options = new JudgeOptions { OnTrouble = TroublePolicy.Report };

        Assert.Equal(VerdictKind.Failed, Judge("p95 < 50ms", Busy(30), isScheduled: false, (s, _) => s.Ok(100, 100), options: options).Kind);
    }

    [Fact]
    public void Causes_are_named_worst_first_and_without_what_others_explain()
    {
        var health = Troubled.In([1, 2], Seconds, GeneratorTrouble.Standstill, GeneratorTrouble.GarbageCollection, GeneratorTrouble.Cpu, GeneratorTrouble.PoolDelay, GeneratorTrouble.Hiccup);

        Assert.Equal([GeneratorTrouble.Standstill, GeneratorTrouble.GarbageCollection, GeneratorTrouble.Cpu], TroubleText.Causes(health));
        Assert.Equal("2–3", TroubleText.SecondsOf(GeneratorTrouble.Cpu, health));
    }

    [Fact]
    public void A_pool_that_user_code_blocks_is_named_whatever_else_there_was()
    {
        var health = Troubled.In([1], Seconds, GeneratorTrouble.Cpu, GeneratorTrouble.PoolDelay) with { Blocking = [new StuckUsers { Where = "Buy", Users = 12 }] };

        Assert.Equal([GeneratorTrouble.PoolDelay, GeneratorTrouble.Cpu], TroubleText.Causes(health));
    }

    static HealthHistory Busy(int seconds) => Troubled.In(Enumerable.Range(10, seconds), Seconds, GeneratorTrouble.Cpu);

    static (VerdictKind, InconclusiveCause) KindOf(ThresholdVerdict verdict) => (verdict.Kind, verdict.Cause);

    static ThresholdVerdict Judge(string text, HealthHistory health, bool isScheduled, Action<VirtualRequests, int> send, int seconds = Seconds, JudgeOptions? options = null)
    {
        var threshold = Given.Threshold(text);
        var snapshot = Given.Run(seconds, [threshold], send) with { Health = health, IsScheduled = isScheduled };
        return Assert.Single(ThresholdJudge.Decide([threshold], snapshot, options ?? new JudgeOptions()));
    }
}

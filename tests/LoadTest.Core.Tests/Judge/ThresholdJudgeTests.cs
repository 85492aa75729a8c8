using LoadTest.Judge;

namespace LoadTest.Tests.Judge;

public sealed class ThresholdJudgeTests
{
    const double Fast = 100;
    const double Slow = 300;
    static readonly JudgeOptions ByEstimate = new() { OnUndecided = UndecidedPolicy.PointEstimate };

    public sealed class Percentile
    {
        [Fact]
        public void Passes_when_the_upper_bound_of_the_slow_share_is_allowed()
        {
            var verdict = Given.Verdict("p95 < 200ms", 60, (s, i) => { s.Ok(98, Fast); s.Ok(2, Slow); });

            Assert.Equal((VerdictKind.Passed, InconclusiveCause.None), (verdict.Kind, verdict.Cause));
            Assert.Equal("p95 was 100 ms, limit 200 ms (98 % interval 100–100 ms, n = 6 000, effective 6 000, 60 s)", verdict.Summary);
        }

        [Fact]
        public void Fails_when_the_lower_bound_of_the_slow_share_is_not_allowed()
        {
            var verdict = Given.Verdict("p95 < 200ms", 60, (s, i) => { s.Ok(90, Fast); s.Ok(10, Slow + i); });

            Assert.Equal(VerdictKind.Failed, verdict.Kind);
            Assert.Equal("p95 was 329 ms, limit 200 ms (98 % interval 325–333 ms, n = 6 000, effective 6 000, 60 s)", verdict.Summary);
            Assert.Equal(0.98, verdict.Evidence.Confidence, 12);
            Assert.InRange(verdict.Evidence.SmallestProvableChange, 0.005, 0.05);
        }

        [Fact]
        public void Is_undecided_near_the_limit_and_says_how_much_longer_it_takes()
        {
            var verdict = Given.Verdict("p95 < 200ms", 60, (s, i) => { s.Ok(i % 2 == 0 ? 95 : 96, Fast); s.Ok(i % 2 == 0 ? 5 : 4, Slow); });

            Assert.Equal((VerdictKind.Inconclusive, InconclusiveCause.Undecided), (verdict.Kind, verdict.Cause));

            // T (z² p q / N) / δ² − T with z = 2.326 + 0.842, δ = 0.005: 60 · 10.04 · 0.0475 / 6 000 / 0.000025 − 60 = 131 s.
            Assert.InRange(verdict.Evidence.MoreNeeded.TotalSeconds, 130, 132);
            Assert.EndsWith("; about 131 s more needed to decide", verdict.Summary, StringComparison.Ordinal);
            Assert.Contains("neither is proven (98 % interval 100–300 ms", verdict.Summary, StringComparison.Ordinal);
        }

        [Fact]
        public void Is_not_decided_by_requests_that_were_all_slow_together()
        {
            // The same 8 % slow requests, once evenly and once in stretches of six seconds: only the first proves a violation.
            var even = Given.Verdict("p95 < 200ms", 60, (s, i) => { s.Ok(92, Fast); s.Ok(8, Slow); });
            var together = Given.Verdict("p95 < 200ms", 60, (s, i) => { var slow = i / 6 % 5 == 2 ? 40 : 0; s.Ok(100 - slow, Fast); s.Ok(slow, Slow); });

            Assert.Equal(VerdictKind.Failed, even.Kind);
            Assert.Equal((VerdictKind.Inconclusive, InconclusiveCause.Undecided), (together.Kind, together.Cause));
            Assert.True(together.Evidence.EffectiveRequests < 200, together.Summary);
        }

        [Fact]
        public void Counts_failed_and_cancelled_requests_as_slower_than_any_limit()
        {
            var failed = Given.Verdict("p95 < 10s", 60, (s, i) => { s.Ok(90, Fast); s.Failed(10); });
            var cut = Given.Verdict("p95 < 10s", 60, (s, i) => { s.Ok(90, Fast); s.Cancelled(10); });

            Assert.Equal("p95 was unbounded, limit 10 s (98 % interval unbounded, n = 6 000, effective 6 000, 600 failed, 60 s)", failed.Summary);
            Assert.Equal((VerdictKind.Failed, VerdictKind.Failed), (failed.Kind, cut.Kind));
            Assert.Equal(double.PositiveInfinity, cut.Evidence.Estimate);
        }

        [Fact]
        public void Of_too_few_requests_ever_to_pass_names_the_number_needed()
        {
            var verdict = Given.Verdict("p95 < 200ms", 10, (s, i) => s.Ok(4, Fast));

            Assert.Equal((VerdictKind.Inconclusive, InconclusiveCause.NoData), (verdict.Kind, verdict.Cause));
            Assert.Equal("n = 40 is too few for p95; at least 90 requests are needed", verdict.Summary);
            Assert.Equal(12.5, verdict.Evidence.MoreNeeded.TotalSeconds, 6);
        }

        [Fact]
        public void Of_few_requests_that_are_all_slow_still_fails()
        {
            Assert.Equal(VerdictKind.Failed, Given.Verdict("p95 < 200ms", 20, (s, i) => s.Ok(2, Slow)).Kind);
        }

        [Fact]
        public void Of_exactly_the_needed_number_without_a_slow_one_passes()
        {
            Assert.Equal(VerdictKind.Passed, Given.Verdict("p95 < 200ms", 15, (s, i) => s.Ok(6, Fast)).Kind);
        }

        [Fact]
        public void Is_not_passed_by_a_run_with_few_stalls()
        {
            // 2.1 % slow, but in three bursts: the next run may have eight of them.
            var verdict = Given.Verdict("p95 < 200ms", 60, (s, i) => { var slow = i % 20 == 7 ? 40 : 0; s.Ok(100 - slow, Fast); s.Ok(slow, Slow); });

            Assert.Equal(InconclusiveCause.Undecided, verdict.Cause);
        }

        [Theory]
        [InlineData("p95 < 200ms", VerdictKind.Failed)]
        [InlineData("p95 <= 200ms", VerdictKind.Passed)]
        public void Compares_a_latency_equal_to_the_limit_as_written(string threshold, VerdictKind expected)
        {
            Assert.Equal(expected, Given.Verdict(threshold, 60, (s, i) => s.Ok(100, 200)).Kind);
        }

        [Fact]
        public void Reads_only_the_named_series()
        {
            var verdict = Given.Verdict("p95(GET /a) < 200ms", 60, (s, i) => { s.Ok(50, Fast, "GET /a"); s.Ok(50, Slow, "GET /b"); });

            Assert.Equal((VerdictKind.Passed, 3_000), (verdict.Kind, verdict.Evidence.Requests));
        }

        [Fact]
        public void Of_a_limit_that_was_not_counted_is_a_defect_of_the_caller()
        {
            var threshold = Given.Threshold("p95 < 200ms");

            Assert.Throws<ArgumentException>(() => ThresholdJudge.Decide([threshold], Given.Run(1, [], (s, i) => s.Ok(1, 1)), new JudgeOptions()));
        }
    }

    public sealed class Failures
    {
        [Fact]
        public void Fail_as_a_fact_without_proof_that_the_true_share_is_too_large()
        {
            var verdict = Given.Verdict("failures < 1%", 10, (s, i) => { s.Ok(i == 3 ? 8 : 10, Fast); s.Failed(i == 3 ? 2 : 0); });

            Assert.Equal(VerdictKind.Failed, verdict.Kind);
            Assert.StartsWith("failures were 2 %, limit 1 % (98 % interval ", verdict.Summary, StringComparison.Ordinal);
            Assert.Contains("n = 100, effective ", verdict.Summary, StringComparison.Ordinal);
            Assert.EndsWith("2 failed, 10 s)", verdict.Summary, StringComparison.Ordinal);
        }

        [Theory]
        [InlineData("failures < 1%", VerdictKind.Failed)]
        [InlineData("failures <= 1%", VerdictKind.Inconclusive)]
        public void Of_exactly_the_limit_are_compared_as_written(string threshold, VerdictKind expected)
        {
            Assert.Equal(expected, Given.Verdict(threshold, 10, (s, i) => { s.Ok(i == 0 ? 9 : 10, Fast); s.Failed(i == 0 ? 1 : 0); }).Kind);
        }

        [Fact]
        public void Pass_only_when_the_upper_bound_is_within_the_limit()
        {
            Assert.Equal(VerdictKind.Passed, Given.Verdict("failures < 1%", 60, (s, i) => { s.Ok(99, Fast); s.Failed(i % 10 == 0 ? 1 : 0); }).Kind);
            Assert.Equal(InconclusiveCause.Undecided, Given.Verdict("failures < 1%", 60, (s, i) => { s.Ok(100, Fast); s.Failed(i % 5 < 4 ? 1 : 0); }).Cause);
        }

        [Fact]
        public void Of_none_in_too_few_requests_are_no_data()
        {
            var verdict = Given.Verdict("failures < 1%", 10, (s, i) => s.Ok(10, Fast));

            Assert.Equal((VerdictKind.Inconclusive, InconclusiveCause.NoData), (verdict.Kind, verdict.Cause));
            Assert.Equal("n = 100 is too few for 'failures < 1%'; at least 459 requests are needed", verdict.Summary);
        }

        [Theory]
        [InlineData(0, VerdictKind.Passed)]
        [InlineData(1, VerdictKind.Failed)]
        public void Of_zero_percent_are_a_fact_of_the_run(int failed, VerdictKind expected)
        {
            Assert.Equal(expected, Given.Verdict("failures <= 0%", 1, (s, i) => { s.Ok(3, Fast); s.Failed(failed); }).Kind);
        }

        [Fact]
        public void Leave_out_requests_that_the_end_of_the_run_has_cut()
        {
            var verdict = Given.Verdict("failures <= 0%", 2, (s, i) => { s.Ok(3, Fast); s.Cancelled(2); });

            Assert.Equal((VerdictKind.Passed, 6), (verdict.Kind, verdict.Evidence.Requests));
        }

        [Fact]
        public void Of_a_run_whose_requests_were_all_cut_are_no_data()
        {
            var verdict = Given.Verdict("failures <= 0%", 2, (s, i) => s.Cancelled(2));

            Assert.Equal(InconclusiveCause.NoData, verdict.Cause);
            Assert.Equal("no request was completed for failures; the end of the run cut 4", verdict.Summary);
        }
    }

    public sealed class Mean
    {
        [Theory]
        [InlineData("mean < 120ms", VerdictKind.Passed)]
        [InlineData("mean < 105ms", VerdictKind.Inconclusive)]
        [InlineData("mean < 90ms", VerdictKind.Failed)]
        public void Is_decided_by_its_interval(string threshold, VerdictKind expected)
        {
            var verdict = Given.Verdict(threshold, 60, (s, i) => { s.Ok(5, 60 + (i * 7 % 20)); s.Ok(5, 130 + (i * 11 % 20)); });

            Assert.Equal(expected, verdict.Kind);
            Assert.InRange(verdict.Evidence.Estimate, 104e6, 106e6);
        }

        [Fact]
        public void Reads_successful_requests_only_and_says_so()
        {
            var verdict = Given.Verdict("mean < 120ms", 60, (s, i) => { s.Ok(10, 99 + (i % 3)); s.Failed(1, 9_000); });

            Assert.Equal((VerdictKind.Passed, 600), (verdict.Kind, verdict.Evidence.Requests));
            Assert.EndsWith("successful requests only, without 60 failed, 60 s)", verdict.Summary, StringComparison.Ordinal);
        }

        [Fact]
        public void Needs_ten_seconds_with_requests()
        {
            var verdict = Given.Verdict("mean < 120ms", 60, (s, i) => s.Ok(i < 9 ? 10 : 0, Fast));

            Assert.Equal(InconclusiveCause.NoData, verdict.Cause);
            Assert.Equal("9 s with successful requests are too few for mean; at least 10 s are needed", verdict.Summary);
        }

        [Fact]
        public void Of_failures_only_is_no_data()
        {
            Assert.Equal("mean reads successful requests only, and there was none (20 failed)", Given.Verdict("mean < 1s", 20, (s, i) => s.Failed(1)).Summary);
        }
    }

    public sealed class Facts
    {
        [Theory]
        [InlineData("max < 300ms", VerdictKind.Failed)]
        [InlineData("max <= 300ms", VerdictKind.Passed)]
        [InlineData("rate > 10/s", VerdictKind.Failed)]
        [InlineData("rate >= 10/s", VerdictKind.Passed)]
        [InlineData("rate < 11/s", VerdictKind.Passed)]
        [InlineData("count >= 50", VerdictKind.Passed)]
        [InlineData("count > 50", VerdictKind.Failed)]
        public void Are_compared_as_written(string threshold, VerdictKind expected)
        {
            Assert.Equal(expected, Given.Verdict(threshold, 5, (s, i) => { s.Ok(9, Fast); s.Ok(1, Slow); }).Kind);
        }

        [Fact]
        public void Say_the_value_the_limit_and_n()
        {
            Assert.Equal("rate was 10.0/s, minimum 100/s (n = 50, 5 s)", Given.Verdict("rate > 100/s", 5, (s, i) => s.Ok(10, Fast)).Summary);
            Assert.Equal("count was 50, limit 49 (n = 50, 5 s)", Given.Verdict("count <= 49", 5, (s, i) => s.Ok(10, Fast)).Summary);
        }

        [Fact]
        public void Are_written_with_more_digits_when_they_round_to_their_limit()
        {
            Assert.StartsWith("rate was 99.99/s, minimum 100/s", Given.Verdict("rate >= 100/s", 100, (s, i) => s.Ok(i == 0 ? 99 : 100, 1)).Summary, StringComparison.Ordinal);
        }

        [Fact]
        public void Take_a_failed_or_cut_request_for_an_unbounded_maximum()
        {
            Assert.Equal("max was unbounded, limit 10 s (n = 4, 1 failed, 1 s)", Given.Verdict("max < 10s", 1, (s, i) => { s.Ok(3, 1); s.Failed(1); }).Summary);
            Assert.Equal(VerdictKind.Failed, Given.Verdict("max < 10s", 1, (s, i) => { s.Ok(3, 1); s.Cancelled(1); }).Kind);
        }

        [Fact]
        public void Count_completed_requests_and_neither_cut_ones_nor_exceptions_of_tasks()
        {
            var verdict = Given.Verdict("count >= 1", 1, (s, i) => { s.Ok(3, 1); s.Failed(2); s.Cancelled(4); s.Failed(7, 1, "TASK Browse"); });

            Assert.Equal(5, verdict.Evidence.Estimate);
        }
    }

    public sealed class NoData
    {
        [Theory]
        [InlineData("p95 < 1s")]
        [InlineData("mean < 1s")]
        [InlineData("max < 1s")]
        [InlineData("failures < 1%")]
        [InlineData("failures <= 0%")]
        [InlineData("rate < 1/s")]
        [InlineData("count < 10")]
        public void Is_never_a_pass(string threshold)
        {
            var verdict = Given.Verdict(threshold, 10, (s, i) => { });

            Assert.Equal((VerdictKind.Inconclusive, InconclusiveCause.NoData), (verdict.Kind, verdict.Cause));
            Assert.StartsWith("no request was recorded for ", verdict.Summary, StringComparison.Ordinal);
        }

        [Theory]
        [InlineData("p95({0}) < 1s")]
        [InlineData("mean({0}) < 1s")]
        [InlineData("max({0}) < 1s")]
        [InlineData("failures({0}) <= 0%")]
        [InlineData("rate({0}) < 1/s")]
        [InlineData("count({0}) < 10")]
        public void Of_an_unknown_name_suggests_the_nearest_and_lists_what_was_recorded(string threshold)
        {
            var verdict = Given.Verdict(threshold.Replace("{0}", "GET /itmes/{id}", StringComparison.Ordinal), 10, (s, i) => { s.Ok(1, 1); s.Ok(1, 1, "POST /orders"); });

            Assert.Equal(InconclusiveCause.NoData, verdict.Cause);
            Assert.Equal("no request named 'GET /itmes/{id}' was recorded; did you mean 'GET /items/{id}'? Recorded: 'GET /items/{id}', 'POST /orders'", verdict.Summary);
        }

        [Fact]
        public void Of_a_name_like_no_other_lists_a_few_of_many()
        {
            var verdict = Given.Verdict("count(zzz) > 1", 1, (s, i) => { for (var n = 0; n < 20; n++) s.Ok(1, 1, $"GET /page/{n}"); });

            Assert.StartsWith("no request named 'zzz' was recorded. Recorded: 'GET /page/0', 'GET /page/1', ", verdict.Summary, StringComparison.Ordinal);
            Assert.EndsWith(" and 12 more", verdict.Summary, StringComparison.Ordinal);
        }
    }

    public sealed class Policy
    {
        [Fact]
        public void Of_the_point_estimate_decides_what_the_data_cannot_and_says_that_nothing_is_proven()
        {
            var good = Given.Verdict("p95 < 200ms", ByEstimate, 60, (s, i) => { s.Ok(96, Fast); s.Ok(i % 2 == 0 ? 5 : 4, Slow); });
            var bad = Given.Verdict("p95 < 200ms", ByEstimate, 60, (s, i) => { s.Ok(95, Fast); s.Ok(i % 10 == 0 ? 6 : 5, Slow); });

            Assert.Equal((VerdictKind.Passed, VerdictKind.Failed), (good.Kind, bad.Kind));
            Assert.Contains("decided by the estimate alone, nothing is proven", good.Summary, StringComparison.Ordinal);
        }

        [Fact]
        public void Of_the_point_estimate_does_not_make_up_for_missing_data()
        {
            Assert.Equal(InconclusiveCause.NoData, Given.Verdict("p95 < 200ms", ByEstimate, 10, (s, i) => s.Ok(4, Fast)).Cause);
        }

        [Fact]
        public void Of_a_strict_node_leaves_the_verdict_undecided()
        {
            var verdict = Given.Verdict("p95 < 200ms", new JudgeOptions { OnUndecided = UndecidedPolicy.Fail }, 60, (s, i) => { s.Ok(95, Fast); s.Ok(5, Slow); });

            Assert.Equal((VerdictKind.Inconclusive, InconclusiveCause.Undecided), (verdict.Kind, verdict.Cause));
        }
    }

    public sealed class ManyThresholds
    {
        [Fact]
        public void Need_a_stronger_proof_of_each_violation_and_keep_their_order()
        {
            // 84 of 1 284 are slow, 2.5 standard errors above the allowed 5 %: p is about 0.01, enough at 5 % but not at 5 %/20.
            Threshold[] one = [Given.Threshold("p95(GET /0) < 200ms")];
            Threshold[] many = [.. Enumerable.Range(0, 20).Select(n => Given.Threshold($"p95(GET /{n}) < 200ms"))];
            var run = Given.Run(60, many, (s, i) =>
            {
                for (var n = 0; n < 20; n++)
                {
                    s.Ok(20, Fast, $"GET /{n}");
                    if (n == 0) s.Ok(i % 5 < 2 ? 2 : 1, Slow, "GET /0");
                }
            });
            var options = new JudgeOptions { Alpha = 0.05 };

            Assert.Equal(VerdictKind.Failed, ThresholdJudge.Decide(one, run, options)[0].Kind);
            var verdicts = ThresholdJudge.Decide(many, run, options);
            Assert.Equal(InconclusiveCause.Undecided, verdicts[0].Cause);
            Assert.Equal(many, verdicts.Select(verdict => verdict.Threshold));
        }
    }
}

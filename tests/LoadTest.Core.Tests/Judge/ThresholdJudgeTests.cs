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
            Assert.Equal("p95 was 329 ms, limit 200 ms (98 % interval 325–333 ms, n = 6 000, effective 6 000, 60 s, could prove a change of 1.6 %)", verdict.Summary);
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

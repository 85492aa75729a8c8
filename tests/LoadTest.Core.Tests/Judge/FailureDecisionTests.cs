using LoadTest.Judge;

namespace LoadTest.Tests.Judge;

public sealed class FailureDecisionTests
{
    const double Fast = 100;

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

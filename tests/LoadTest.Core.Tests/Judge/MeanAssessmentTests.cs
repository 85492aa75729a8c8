using LoadTest.Judge;

namespace LoadTest.Tests.Judge;

public sealed class MeanAssessmentTests
{
    const double Fast = 100;

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
        Assert.Contains("successful requests only, without 60 failed, 60 s", verdict.Summary, StringComparison.Ordinal);
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

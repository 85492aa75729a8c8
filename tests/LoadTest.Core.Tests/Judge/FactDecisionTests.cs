using LoadTest.Judge;

namespace LoadTest.Tests.Judge;

public sealed class FactDecisionTests
{
    const double Fast = 100;
    const double Slow = 300;

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

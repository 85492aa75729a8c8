using LoadTest.Judge;

namespace LoadTest.Tests.Judge;

public sealed class NoDataTests
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

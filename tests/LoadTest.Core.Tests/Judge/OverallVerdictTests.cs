using LoadTest.Judge;
using LoadTest.Testing;

namespace LoadTest.Tests.Judge;

public sealed class OverallVerdictTests
{
    static readonly ThresholdVerdict Passed = Of(VerdictKind.Passed);
    static readonly ThresholdVerdict Failed = Of(VerdictKind.Failed);
    static readonly ThresholdVerdict Undecided = Of(VerdictKind.Inconclusive, InconclusiveCause.Undecided);
    static readonly ThresholdVerdict NoData = Of(VerdictKind.Inconclusive, InconclusiveCause.NoData);

    [Fact]
    public void Only_all_passed_is_passed()
    {
        Assert.Equal((VerdictKind.Passed, "2 of 2 thresholds passed"), Overall(VerdictKind.Passed, Passed, Passed));
        Assert.Equal((VerdictKind.Failed, "1 of 3 thresholds failed"), Overall(VerdictKind.Passed, Passed, Failed, NoData));
        Assert.Equal((VerdictKind.Inconclusive, "1 of 2 thresholds inconclusive"), Overall(VerdictKind.Passed, Passed, Undecided));
    }

    [Fact]
    public void A_proven_failure_counts_more_than_a_doubt_about_the_run() =>
        Assert.Equal(VerdictKind.Failed, Overall(VerdictKind.Inconclusive, Passed, Failed).Kind);

    [Theory]
    [InlineData(VerdictKind.Aborted)]
    [InlineData(VerdictKind.Error)]
    [InlineData(VerdictKind.Failed)]
    [InlineData(VerdictKind.Inconclusive)]
    public void A_run_that_did_not_pass_is_never_green(VerdictKind kind) => Assert.Equal((kind, "run"), Overall(kind, Passed));

    [Fact]
    public void Missing_data_weigh_more_than_being_undecided() =>
        Assert.Equal(InconclusiveCause.NoData, OverallVerdict.Of(Run(VerdictKind.Passed), [Undecided, NoData]).Cause);

    static (VerdictKind Kind, string Summary) Overall(VerdictKind run, params ThresholdVerdict[] thresholds)
    {
        var verdict = OverallVerdict.Of(Run(run), thresholds);
        return (verdict.Kind, verdict.Summary);
    }

    static RunVerdict Run(VerdictKind kind) => new() { Kind = kind, Summary = "run" };

    static ThresholdVerdict Of(VerdictKind kind, InconclusiveCause cause = InconclusiveCause.None) => Some.ThresholdResult("p95 < 200ms", kind, cause).Verdict;
}

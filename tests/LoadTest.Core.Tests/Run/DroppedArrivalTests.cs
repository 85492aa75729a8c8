using LoadTest.Judge;
using LoadTest.Testing;

namespace LoadTest.Tests.Run;

/// <summary>More arrivals than the system lets through: what was dropped is seen, counted, and in the way of every pass that it could break.</summary>
public sealed class DroppedArrivalTests
{
    // 100 arrive each second and take half a second of one of 5 users: 10 a second get through.
    [Fact]
    public void An_overloaded_system_passes_neither_over_all_requests_nor_on_one_name()
    {
        var result = VirtualLoad.Of<Overloaded>().Judge();

        Assert.Equal(result.Arrivals.Scheduled, result.Arrivals.Started + result.Arrivals.Dropped);
        Assert.InRange(result.Arrivals.Dropped, 2_500, 2_900);
        Assert.Equal(
            [(VerdictKind.Failed, InconclusiveCause.None), (VerdictKind.Inconclusive, InconclusiveCause.Invalid), (VerdictKind.Failed, InconclusiveCause.None), (VerdictKind.Inconclusive, InconclusiveCause.Invalid)],
            result.Thresholds.Select(threshold => (threshold.Verdict.Kind, threshold.Verdict.Cause)));
        Assert.Matches("^2 [5-9][0-9]{2} arrivals never began, and any of them may have been '/a': with them it would not pass; raise MaxUsers; p95\\(/a\\) was ", result.Thresholds[1].Verdict.Summary);
        Assert.Contains(result.Findings, finding => finding.Code == "LT3018" && finding.Text.EndsWith("raise MaxUsers (5).", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_a_dropped_arrival_the_same_threshold_passes()
    {
        var result = VirtualLoad.Of<Overloaded>().With("MaxUsers", 100).Judge();

        Assert.Equal((0, VerdictKind.Passed), (result.Arrivals.Dropped, result.Thresholds[1].Verdict.Kind));
    }

    [LoadTest(MaxDuration = "30s")]
    [ArrivalRate(100, Duration = "30s", WarmUp = "0s", MaxUsers = 5, Backlog = 10)]
    [Threshold("p95 < 10s")]
    [Threshold("p95(/a) < 10s")]
    [Threshold("failures < 5%")]
    [Threshold("failures(/a) < 5%")]
    public sealed class Overloaded : VirtualUser
    {
        [Task] public Task Work() => SpyRequest.SendAsync(Context, 0.5, "/a", "");
    }
}

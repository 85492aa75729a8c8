using LoadTest.Judge;
using LoadTest.Testing;

namespace LoadTest.Tests.Run;

/// <summary>Pacing as Locust does it loses the starts that a slow system would have been asked for: then no latency passes.</summary>
public sealed class LateStartTests
{
    [Fact]
    public void A_run_that_has_lost_no_start_may_pass()
    {
        var result = VirtualLoad.Of<Punctual>().Judge();

        Assert.Empty(result.Metrics!.LateStarts);
        Assert.Equal(VerdictKind.Passed, result.Thresholds[0].Verdict.Kind);
    }

    [Fact]
    public void A_run_that_has_lost_starts_passes_no_latency_and_names_the_user_type()
    {
        var result = VirtualLoad.Of<Stalled>().Judge();

        // In second 20 an iteration takes 3.5 s of a period of 1 s: three were due meanwhile.
        Assert.Equal([("Stalled", 3L)], result.Metrics!.LateStarts.Select(late => (late.UserType, late.Count)));
        Assert.Equal((VerdictKind.Inconclusive, InconclusiveCause.Invalid), (result.Thresholds[0].Verdict.Kind, result.Thresholds[0].Verdict.Cause));
        Assert.Equal(VerdictKind.Passed, result.Thresholds[1].Verdict.Kind);
        Assert.Contains(result.Findings, finding => finding.Code == "LT3019" && finding.Text.StartsWith("Stalled began 3 iterations late or not at all", StringComparison.Ordinal));
    }

    [Fact]
    public void What_catches_up_loses_nothing()
    {
        var result = VirtualLoad.Of<CatchingUp>().Judge();

        Assert.Empty(result.Metrics!.LateStarts);
        Assert.Equal(VerdictKind.Passed, result.Thresholds[0].Verdict.Kind);
    }

    [Fact]
    public void What_was_lost_before_the_measurement_does_not_count() =>
        Assert.Empty(VirtualLoad.Of<Stalled>(warmUp: 30).Run().Metrics.LateStarts);

    [Fact]
    public void An_iteration_that_the_end_of_the_run_cuts_has_lost_starts_too() =>
        Assert.Equal([("Hanging", 9L)], VirtualLoad.Of<Hanging>(duration: 29.5).With("StopTimeout", "1s").Run().Metrics.LateStarts.Select(late => (late.UserType, late.Count)));

    [Fact]
    public void A_set_that_waits_as_its_user_does_loses_the_starts_of_its_user() =>
        Assert.Equal(["InSets"], VirtualLoad.Of<InSets>().Run().Metrics.LateStarts.Select(late => late.UserType));

    [Fact]
    public void In_an_open_model_the_schedule_decides_and_nothing_is_lost() =>
        Assert.Empty(VirtualLoad.Of<Open>().Run().Metrics.LateStarts);

    [Users(5, SpawnRate = Some.AtOnce, Duration = "60s", WarmUp = "0s")]
    [Threshold("p90 < 5s")]
    [Threshold("failures < 20%")]
    public abstract class Walker : VirtualUser
    {
        protected internal override WaitTime WaitTime => WaitTime.Pacing(1).WithoutCatchUp();

        [Task] public Task Work() => SpyRequest.SendAsync(Context, SecondsOfWork(), "/a", "");

        protected virtual double SecondsOfWork() => 0.1;

        protected bool IsFirst(double fromSecond) => Context.UserNumber == 1 && Run.Elapsed.TotalSeconds >= fromSecond && Run.Elapsed.TotalSeconds < fromSecond + 1;
    }

    public sealed class Punctual : Walker;

    public sealed class Stalled : Walker
    {
        protected override double SecondsOfWork() => IsFirst(20) ? 3.5 : 0.1;
    }

    public sealed class CatchingUp : Walker
    {
        protected internal override WaitTime WaitTime => WaitTime.Pacing(1);

        protected override double SecondsOfWork() => IsFirst(20) ? 3.5 : 0.1;
    }

    public sealed class Hanging : Walker
    {
        protected override double SecondsOfWork() => IsFirst(20) ? 3_600 : 0.1;
    }

    [Users(1, Duration = "60s", WarmUp = "0s")]
    public sealed class InSets : VirtualUser
    {
        protected internal override WaitTime WaitTime => WaitTime.Pacing(1).WithoutCatchUp();

        [Task]
        public sealed class Set : SpySet
        {
            [Task] public Task Work() => RequestAsync(1.5);
        }
    }

    [ArrivalRate(1, Duration = "30s", WarmUp = "0s")]
    public sealed class Open : VirtualUser
    {
        protected internal override WaitTime WaitTime => WaitTime.Pacing(1).WithoutCatchUp();

        [Task] public Task Work() => SpyRequest.SendAsync(Context, 2.5, "/a", "");
    }
}

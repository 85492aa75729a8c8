using LoadTest.Judge;
using LoadTest.Measure;
using LoadTest.Run;
using LoadTest.Testing;

namespace LoadTest.Tests.Run;

/// <summary>S39: a run of 60 days, and waits beyond the 49.7 days at which 32 bits of milliseconds end.</summary>
public sealed class LongRunTests
{
    const double Tolerance = 1e-9;
    static readonly TimeSpan Whole = TimeSpan.FromDays(60);

    [Theory]
    [InlineData(49)]
    [InlineData(50)]
    [InlineData(60)]
    [InlineData(3_650)]
    [InlineData(36_500)]
    public void A_wait_of_many_days_ends_when_it_is_due(int days)
    {
        var clock = new ManualClock();
        using var dispatcher = new Dispatcher(new RunClock(clock), new InlineWorkQueue());
        var ended = TimeSpan.Zero;
        var due = RunClock.ToNanos(TimeSpan.FromDays(days));
        dispatcher.TryAdd(new Node(() => ended = clock.Elapsed), due, isExact: true);

        clock.Advance(TimeSpan.FromDays(days) - TimeSpan.FromTicks(1));
        Assert.Equal(TimeSpan.Zero, ended);
        clock.Advance(TimeSpan.FromTicks(1));

        Assert.Equal(TimeSpan.FromDays(days), ended);
    }

    [Fact]
    public void A_run_of_sixty_days_has_the_right_means_and_rates()
    {
        var load = VirtualLoad.Of<Patient>(users: 2, duration: Whole.TotalSeconds).Judged("mean(GET /daily) < 1ms", "mean(GET /slow) < 56000s");
        using var run = load.Begin();

        var outcome = run.ToEndBy(TimeSpan.FromDays(1));

        var metrics = outcome.Metrics;
        var (daily, slow) = (Of(metrics, "/daily"), Of(metrics, "/slow"));
        Assert.Equal(Whole, metrics.Measured);
        Assert.Equal((60, 0), (daily.Counts.Started, daily.ResponseTimes.Max));
        Assert.Equal(60 / Whole.TotalSeconds, daily.Counts.Started / metrics.Measured.TotalSeconds, Tolerance);
        Assert.Equal(1, slow.ResponseTimes.Mean / TimeSpan.FromDays(55).TotalNanoseconds, Tolerance);
        Assert.Equal(new RequestCounts(1, 0, 0), slow.Counts);
        Assert.Equal(metrics.Begun, metrics.Total.Started);
        Assert.Equal(VerdictKind.Passed, load.Conclude(outcome).Run.Kind);
    }

    static SeriesMetrics Of(MetricsSnapshot metrics, string name) => metrics.Series.Single(series => series.Series.Name == name);

    sealed class Node(Action onDue) : WaitNode
    {
        public override void OnDue() => onDue();

        public override void OnCut() => throw new InvalidOperationException("It is not cut.");
    }

    [LoadTest]
    [Users(1, Duration = "1s")]
    public sealed class Patient : VirtualUser
    {
        protected internal override WaitTime WaitTime => WaitTime.Constant(TimeSpan.FromDays(1).TotalSeconds);

        [Task]
        public async Task Work()
        {
            var isSlow = Context.UserNumber == 1;
            if (isSlow && Run.Elapsed > TimeSpan.Zero) return;

            var request = Context.BeginRequest("GET", isSlow ? "/slow" : "/daily");
            if (isSlow) await PauseAsync(TimeSpan.FromDays(55));
            Context.EndRequest(request, Outcome.Ok);
        }
    }
}

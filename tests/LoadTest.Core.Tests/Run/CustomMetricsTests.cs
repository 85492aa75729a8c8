using LoadTest.Judge;
using LoadTest.Measure;
using LoadTest.Testing;

namespace LoadTest.Tests.Run;

/// <summary>What a load test counts and measures of its own.</summary>
public sealed class CustomMetricsTests
{
    // 2 s of warm-up and 8.5 s of measurement: iterations 0 and 1 are not measured, 2 to 10 are.
    static readonly VirtualLoad Load = VirtualLoad.Of<Reporting>(users: 3, duration: 8.75, warmUp: 1.75);
    static readonly RunMetrics Measured = new(Load, Load.Run().Metrics);

    [Fact]
    public void Counters_of_all_users_add_up_in_the_measurement_only()
    {
        Assert.Equal([("orders", 27), ("refunds", 0), ("stock", -54)], Measured.Snapshot.Counters.Select(counter => (counter.Name, (int)counter.Value)));
    }

    [Fact]
    public void Gauges_keep_their_last_smallest_and_largest_value_of_the_measurement()
    {
        var gauge = Assert.Single(Measured.Snapshot.Gauges);

        Assert.Equal(("queue", 10, 2, 10), (gauge.Name, gauge.Last, gauge.Min, gauge.Max));
    }

    [Fact]
    public void Timings_have_a_row_of_their_own_and_are_in_no_total()
    {
        var timings = Measured.Snapshot.Series.Where(series => series.Series.Role == SeriesRole.Timing).ToList();

        Assert.Equal(["Custom backend", "Custom disk"], timings.Select(series => series.Series.ToString()));
        Assert.Equal((new RequestCounts(27, 0, 0), new RequestCounts(0, 27, 0)), (timings[0].Counts, timings[1].Counts));
        Assert.Equal(250 * Some.Millisecond, timings[0].ResponseTimes.Max);
    }

    [Fact]
    public void Events_are_requests_without_a_time()
    {
        var events = Measured.Snapshot.Series.Single(series => series.Series.Role == SeriesRole.Event);

        Assert.Equal(("websocket receive", new RequestCounts(27, 0, 0)), (events.Series.ToString(), events.Counts));
        Assert.Equal((0, 0), (events.ResponseTimes.Count, events.ServiceTimes.Count));
    }

    [Fact]
    public void Only_requests_and_events_are_in_the_totals()
    {
        Assert.Equal((new RequestCounts(54, 0, 0), new RequestCounts(12, 0, 0)), (Measured.Snapshot.Measurement, Measured.Snapshot.WarmUp));
        Assert.Equal((66, 66), (Measured.Snapshot.Begun, Measured.Snapshot.Total.Started));
    }

    [Theory]
    [InlineData("count(orders) >= 27", VerdictKind.Passed)]
    [InlineData("count(orders) >= 28", VerdictKind.Failed)]
    [InlineData("value(queue) <= 10", VerdictKind.Passed)]
    [InlineData("peak(queue) < 10", VerdictKind.Failed)]
    [InlineData("max < 1ms", VerdictKind.Passed)]
    [InlineData("max(backend) < 240ms", VerdictKind.Failed)]
    [InlineData("failures(disk) < 1%", VerdictKind.Failed)]
    public void Thresholds_read_them_by_name_and_those_of_all_requests_do_not_see_timings(string threshold, VerdictKind verdict)
    {
        var result = Measured.Load.Judged(threshold).Conclude(VirtualLoad.Of<Reporting>(users: 3, duration: 8.75, warmUp: 1.75).Judged(threshold).Run());

        Assert.Equal(verdict, Assert.Single(result.Thresholds).Verdict.Kind);
    }

    [Theory]
    [InlineData("count")]
    [InlineData("gauge")]
    [InlineData("not finite")]
    [InlineData("kind")]
    [InlineData("name")]
    [InlineData("negative")]
    public void What_cannot_be_read_is_an_error_of_the_task(string mistake)
    {
        var outcome = VirtualLoad.Of<Mistaken>(duration: 0.5).Prepared(run => run.Shared(() => new Mistake(mistake))).Run();

        Assert.StartsWith("ArgumentException", Assert.Single(outcome.Errors).Message, StringComparison.Ordinal);
    }

    sealed record RunMetrics(VirtualLoad Load, MetricsSnapshot Snapshot);

    sealed record Mistake(string What);

    public sealed class Reporting : SpyUser
    {
        int _n;

        protected internal override WaitTime WaitTime => WaitTime.Constant(1);

        protected internal override Task OnStopAsync()
        {
            Run.Count("orders", 1_000);
            Run.Count("refunds", 1_000);
            Run.SetGauge("queue", 1_000);
            return Task.CompletedTask;
        }

        [Task]
        public Task Order()
        {
            Run.Count("orders");
            Run.Count("stock", -2);
            Run.SetGauge("queue", _n++);
            Run.RecordTiming("Custom", "backend", TimeSpan.FromMilliseconds(250));
            Run.RecordTiming("Custom", "disk", TimeSpan.Zero, "full");
            Context.CountEvent("websocket", "receive", Outcome.Ok);
            return RequestAsync();
        }
    }

    public sealed class Mistaken : SpyUser
    {
        protected internal override WaitTime WaitTime => WaitTime.Constant(1);

        [Task]
        public void Work()
        {
            switch (Run.Shared(() => new Mistake("")).What)
            {
                case "count": Run.Count(" "); break;
                case "gauge": Run.SetGauge("", 1); break;
                case "not finite": Run.SetGauge("queue", double.NaN); break;
                case "kind": Run.RecordTiming("", "backend", TimeSpan.Zero); break;
                case "name": Run.RecordTiming("Custom", "", TimeSpan.Zero); break;
                default: Run.RecordTiming("Custom", "backend", TimeSpan.FromSeconds(-1)); break;
            }
        }
    }
}

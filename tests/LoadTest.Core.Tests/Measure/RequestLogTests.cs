using LoadTest.Measure;
using LoadTest.Testing;

namespace LoadTest.Tests.Measure;

public sealed class RequestLogTests
{
    [Fact]
    public void A_request_belongs_to_the_phase_in_which_it_was_meant_to_start()
    {
        using var log = LogOf();
        log.Window.StartAt(10 * Some.Second);
        log.Window.EndAt(20 * Some.Second);

        RecordOne(log, intended: (10 * Some.Second) - 1, end: 15 * Some.Second);
        RecordOne(log, intended: 10 * Some.Second, end: 11 * Some.Second);
        RecordOne(log, intended: (20 * Some.Second) - 1, end: 25 * Some.Second);
        RecordOne(log, intended: 20 * Some.Second, end: 21 * Some.Second);

        var snapshot = log.Snapshot(30 * Some.Second);
        Assert.Equal((1, 2, 1), (snapshot.WarmUp.Ok, snapshot.Measurement.Ok, snapshot.Drain.Ok));
        Assert.Equal((4, 4), (snapshot.Begun, snapshot.Total.Started));
        Assert.Equal(Some.Seconds(10), snapshot.Measured);
    }

    [Fact]
    public void A_late_start_is_measured_from_its_intended_start_and_both_times_are_kept()
    {
        using var log = LogOf();
        log.Window.StartAt(0);

        RecordOne(log, intended: 1_000, start: 1_500, end: 2_000);

        var series = Assert.Single(log.Snapshot(Some.Second).Series);
        Assert.Equal((1_000, 500), (series.ResponseTimes.Max, series.ServiceTimes.Max));
    }

    [Fact]
    public void Seconds_count_by_intended_start()
    {
        using var log = LogOf();
        log.Window.StartAt(5 * Some.Second);
        log.Window.EndAt(8 * Some.Second);

        RecordOne(log, intended: 5 * Some.Second, end: (5 * Some.Second) + 7);
        RecordOne(log, intended: (6 * Some.Second) - 1, end: 9 * Some.Second, outcome: Outcome.Failed("x"));
        RecordOne(log, intended: 7 * Some.Second, end: 9 * Some.Second, outcome: Outcome.Cancelled);

        var series = Assert.Single(log.Snapshot(9 * Some.Second).Series);
        Assert.Equal([new SecondCounts(1, 1, 0, 7), default, new SecondCounts(0, 0, 1, 0)], series.Seconds);
        Assert.Equal((1, 1, 1), (series.ResponseTimes.Count, series.FailedTimes.Count, series.CancelledTimes.Count));
    }

    [Theory]
    [InlineData(false, 200, 1)]
    [InlineData(true, 200, 0)]
    [InlineData(false, 199, 0)]
    [InlineData(true, 201, 1)]
    public void The_limit_itself_exceeds_a_strict_limit_only(bool isInclusive, long latency, int exceeded)
    {
        using var log = LogOf(Some.Limit(200, isInclusive));
        log.Window.StartAt(0);

        RecordOne(log, intended: 0, end: latency);

        Assert.Equal([exceeded], log.Snapshot(Some.Second).Limits[0].ExceededPerSecond);
    }

    [Fact]
    public void Failed_and_cancelled_requests_exceed_every_limit_however_fast_they_were()
    {
        using var log = LogOf(Some.Limit(Some.Second));
        log.Window.StartAt(0);

        RecordOne(log, intended: 0, end: 1, outcome: Outcome.Failed("x"));
        RecordOne(log, intended: 0, end: 1, outcome: Outcome.Cancelled);
        RecordOne(log, intended: 0, end: 1);

        Assert.Equal([2], log.Snapshot(Some.Second).Limits[0].ExceededPerSecond);
    }

    [Fact]
    public void A_limit_counts_its_own_series_only_and_exactly_k_of_n()
    {
        var (get, post) = (new Series("GET", "/a"), new Series("POST", "/a"));
        using var log = LogOf(Some.Limit(100), Some.Limit(100, series: "POST /a"), Some.Limit(100, series: "/a"), Some.Limit(100, series: "/b"));
        log.Window.StartAt(0);
        var random = new Random(1);
        int[] expected = [0, 0, 0, 0];
        for (var i = 0; i < 5_000; i++)
        {
            var (series, latency) = (random.Next(2) == 0 ? get : post, random.Next(200));
            RecordOne(log, intended: 0, end: latency, series: series);
            if (latency < 100) continue;
            expected[0]++;
            if (series == post) expected[1]++;
            expected[2]++;
        }

        Assert.Equal(expected, log.Snapshot(Some.Second).Limits.Select(limit => limit.ExceededPerSecond.Sum()));
    }

    [Fact]
    public void A_request_that_the_stop_has_cut_is_not_counted_again()
    {
        using var log = LogOf();
        log.Window.StartAt(0);
        var slot = new RequestSlot();
        log.TryBegin(slot, log.IdOf(Some.Series), 0, 0);

        log.Cut(slot, 50);
        log.End(slot, Outcome.Ok, 60);
        log.Cut(slot, 70);

        var snapshot = log.Snapshot(Some.Second);
        Assert.Equal(new RequestCounts(0, 0, 1), snapshot.Total);
        Assert.Equal(50, snapshot.Series[0].CancelledTimes.Max);
    }

    [Fact]
    public void A_slot_in_use_is_not_begun_twice()
    {
        using var log = LogOf();
        var slot = new RequestSlot();

        Assert.True(log.TryBegin(slot, log.IdOf(Some.Series), 0, 0));
        Assert.False(log.TryBegin(slot, log.IdOf(Some.Series), 0, 0));

        log.End(slot, Outcome.Ok, 1);
        Assert.True(log.TryBegin(slot, log.IdOf(Some.Series), 0, 0));
    }

    [Fact]
    public void Failures_outside_the_measurement_are_not_listed()
    {
        using var log = LogOf();
        log.Window.StartAt(10);

        RecordOne(log, intended: 5, end: 20, outcome: Outcome.Failed("early"));
        RecordOne(log, intended: 10, end: 20, outcome: Outcome.Failed("timely"));

        Assert.Equal("timely", Assert.Single(log.Snapshot(Some.Second).Failures).Reason);
    }

    [Fact]
    public void Nothing_is_measured_before_the_measurement()
    {
        using var log = LogOf();
        log.Window.StartAt(Some.Second);

        Assert.Equal(TimeSpan.Zero, log.Snapshot(Some.Second / 2).Measured);
    }

    [Fact]
    public void Beginning_and_ending_a_request_allocates_nothing_once_warm()
    {
        using var log = LogOf(Some.Limit(100), Some.Limit(100, series: Some.Series.Name));
        log.Window.StartAt(0);
        var slot = new RequestSlot();

        AllocationAssert.None(() =>
        {
            log.TryBegin(slot, log.IdOf(Some.Series), 0, 0);
            log.End(slot, Outcome.Ok, 5_000_000);
        });
    }

    /// <summary>Enders and a cutter race for the same slots: every request must be counted by exactly one of them.</summary>
    [Fact]
    public void Every_request_is_counted_exactly_once_when_ends_and_cuts_race()
    {
        const int Threads = 4;
        const int Rounds = 20_000;
        using var log = LogOf(Some.Limit(100));
        log.Window.StartAt(0);
        var series = Enumerable.Range(0, 5).Select(i => log.IdOf(new Series("GET", $"/{i}"))).ToArray();
        var current = new RequestSlot[Threads];
        var done = 0;

        void EndAll(int thread)
        {
            for (var i = 0; i < Rounds; i++)
            {
                var slot = new RequestSlot();
                log.TryBegin(slot, series[i % series.Length], i, i);
                Volatile.Write(ref current[thread], slot);
                log.End(slot, i % 7 == 0 ? Outcome.Failed("odd") : Outcome.Ok, i + (i % 200));
            }

            Interlocked.Increment(ref done);
        }

        void CutAll()
        {
            while (Volatile.Read(ref done) < Threads)
            {
                for (var i = 0; i < Threads; i++)
                {
                    if (Volatile.Read(ref current[i]) is { } slot) log.Cut(slot, Rounds);
                }
            }
        }

        var threads = Enumerable.Range(0, Threads).Select(t => new Thread(() => EndAll(t))).Append(new Thread(CutAll)).ToList();
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
        log.Settle();

        var snapshot = log.Snapshot(Some.Second);
        Assert.Equal(Threads * Rounds, snapshot.Begun);
        Assert.Equal(Threads * Rounds, snapshot.Total.Started);
        Assert.Equal(snapshot.Measurement, snapshot.Series.Aggregate(default(RequestCounts), (sum, s) => sum + s.Counts));
        Assert.Equal(snapshot.Measurement.Started, snapshot.Series.Sum(s => s.Seconds.Sum(second => second.Started)));
        Assert.Equal(snapshot.Measurement.Failed, snapshot.Failures.Sum(failure => failure.Count));
    }

    /// <summary>The thread pool's come and go, for as long as a run lasts.</summary>
    [Fact]
    public void A_thread_goes_on_counting_where_one_that_has_ended_stopped()
    {
        using var log = LogOf(Some.Limit(100));
        log.Window.StartAt(0);

        List<long> allocated = [.. Enumerable.Range(0, 5).Select(_ => AllocatedBy(() => RecordOne(log, intended: 0, end: 200)))];

        Assert.True(allocated[0] > 16_000, $"the first makes histograms: {allocated[0]} B");
        Assert.All(allocated.Skip(1), bytes => Assert.InRange(bytes, 0, 1_000));
        Assert.Equal(5, log.Snapshot(Some.Second).Measurement.Ok);
    }

    static long AllocatedBy(Action action)
    {
        var bytes = 0L;
        var thread = new Thread(() =>
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            action();
            bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        });
        thread.Start();
        thread.Join();
        return bytes;
    }

    /// <summary>Users that were given up go on and on: the run ends in the middle of it.</summary>
    [Fact]
    public void What_is_begun_after_the_end_is_not_counted_and_what_was_begun_before_is()
    {
        for (var round = 0; round < 200; round++)
        {
            using var log = LogOf(Some.Limit(100));
            log.Window.StartAt(0);
            var hasEnded = false;
            var slots = Enumerable.Range(0, 3).Select(_ => new RequestSlot()).ToArray();
            var threads = slots.Select(slot => new Thread(() =>
            {
                while (!Volatile.Read(ref hasEnded))
                {
                    Assert.True(log.TryBegin(slot, log.IdOf(Some.Series), 1, 1));
                    log.End(slot, Outcome.Ok, 2);
                    log.CountEvent(Some.Series, Outcome.Failed("x"), 1, 2);
                }
            })).ToList();
            foreach (var thread in threads) thread.Start();
            Thread.SpinWait(2_000 * (round % 10));

            log.Close();
            foreach (var slot in slots) log.Cut(slot, 2);
            log.Settle();
            var atTheEnd = log.Snapshot(Some.Second);
            Volatile.Write(ref hasEnded, true);
            foreach (var thread in threads) thread.Join();

            Assert.Equal(atTheEnd.Begun, atTheEnd.Total.Started);
            Assert.Equal((atTheEnd.Begun, atTheEnd.Total), (log.Snapshot(Some.Second).Begun, log.Snapshot(Some.Second).Total));
        }
    }

    /// <summary>Snapshots are taken once a second while other threads record; none may throw or lose the final counts.</summary>
    [Fact]
    public void Snapshots_may_be_taken_while_others_record_new_series_and_seconds()
    {
        const int Rounds = 30_000;
        using var log = LogOf(Some.Limit(100));
        log.Window.StartAt(0);
        var writers = Enumerable.Range(0, 2).Select(t => new Thread(() =>
        {
            var slot = new RequestSlot();
            for (var i = 0; i < Rounds; i++)
            {
                var intended = i / 20 * Some.Second;
                log.TryBegin(slot, log.IdOf(new Series("GET", $"/{t}/{i / 40}")), intended, intended);
                log.End(slot, Outcome.Failed("x"), intended + i);
            }
        })).ToList();
        foreach (var writer in writers) writer.Start();

        var failure = Record.Exception(() =>
        {
            while (writers.Exists(writer => writer.IsAlive)) log.Snapshot(2_000 * Some.Second);
        });
        foreach (var writer in writers) writer.Join();

        Assert.Null(failure);
        Assert.Equal(2 * Rounds, log.Snapshot(2_000 * Some.Second).Total.Failed);
    }

    static RequestLog LogOf(params LatencyLimit[] limits) => new(new MeasurePlan { Limits = limits });

    static void RecordOne(RequestLog log, long intended, long end, long start = -1, Outcome outcome = default, Series? series = null)
    {
        var slot = new RequestSlot();
        Assert.True(log.TryBegin(slot, log.IdOf(series ?? Some.Series), intended, start < 0 ? intended : start));
        log.End(slot, outcome, end);
    }
}

using LoadTest.Run;
using LoadTest.Testing;

namespace LoadTest.Tests.Run.Health;

/// <summary>Sensors that a thread ticks some two hundred times a second.</summary>
public sealed class TickSensorTests
{
    static readonly HealthLimits Limits = new(TimeSpan.FromMilliseconds(100));

    readonly ManualClock _clock = new();
    TimeSpan _collections;
    TimeSpan _processor;
    TimeSpan? _waited = TimeSpan.Zero;
    TimeSpan? _sinceBoot = TimeSpan.FromHours(1);

    [Theory]
    [InlineData(100, 10, 5)]
    [InlineData(200, 10, 10)]
    [InlineData(1_000, 50, 50)]
    public void A_delay_matters_from_five_percent_of_the_tightest_budget_on(double budget, double stall, double pool)
    {
        var limits = new HealthLimits(TimeSpan.FromMilliseconds(budget));

        Assert.Equal((stall, pool), (limits.StallMillis, limits.PoolMillis));
    }

    [Fact]
    public void The_latest_awakening_of_each_second_is_read()
    {
        var sensor = new HiccupSensor(Limits);
        foreach (var late in (double[])[0.2, 10, 3]) sensor.Tick(Tick(late: late));

        Assert.Equal("late wake-up 10", Canned.Look(sensor));

        sensor.Tick(Tick(late: 10.1));
        Assert.Equal("LATE WAKE-UP 10.1", Canned.Look(sensor));
        Assert.Equal("late wake-up 0", Canned.Look(sensor));
    }

    [Fact]
    public void Collections_are_added_up_and_the_longest_is_told_apart()
    {
        var sensor = new CollectionSensor(Limits, () => _collections);
        Canned.Look(sensor, seconds: 0);
        foreach (var pause in (int[])[4, 8, 8])
        {
            _collections += TimeSpan.FromMilliseconds(pause);
            sensor.Tick(Tick());
        }

        Assert.Equal("garbage collection 20, longest collection 8", Canned.Look(sensor));

        _collections += TimeSpan.FromMilliseconds(12);
        sensor.Tick(Tick());
        Assert.Equal("garbage collection 12, LONGEST COLLECTION 12", Canned.Look(sensor));
        Assert.Equal("garbage collection 0, longest collection 0", Canned.Look(sensor));
    }

    [Fact]
    public void Many_short_collections_are_trouble_too()
    {
        var sensor = new CollectionSensor(Limits, () => _collections);
        for (var i = 0; i < 30; i++)
        {
            _collections += TimeSpan.FromMilliseconds(1);
            sensor.Tick(Tick());
        }

        Assert.Equal("GARBAGE COLLECTION 30, longest collection 1", Canned.Look(sensor));
    }

    [Fact]
    public void A_probe_says_how_long_the_pool_took()
    {
        var queue = new InlineWorkQueue();
        var sensor = new PoolSensor(Limits, new RunClock(_clock), queue, () => 0);
        TickAfter(sensor, 100);
        _clock.Advance(TimeSpan.FromMilliseconds(4));
        queue.RunWaiting();
        TickAfter(sensor, 1);

        Assert.Equal("thread pool delay 4, waiting work 0", Canned.Look(sensor));
        Assert.False(sensor.IsLate);
    }

    [Fact]
    public void A_probe_that_never_comes_back_is_as_late_as_it_is_old_and_no_second_one_is_sent()
    {
        var queue = new InlineWorkQueue();
        var sensor = new PoolSensor(Limits, new RunClock(_clock), queue, () => 0);
        TickAfter(sensor, 100);
        TickAfter(sensor, 250);

        Assert.True(sensor.IsLate);
        Assert.Equal("THREAD POOL DELAY 250, waiting work 0", Canned.Look(sensor));
        TickAfter(sensor, 250);
        Assert.Equal("THREAD POOL DELAY 500, waiting work 0", Canned.Look(sensor));

        queue.RunWaiting();
        Assert.True(queue.IsEmpty);
        Assert.False(sensor.IsLate);
    }

    [Fact]
    public void Work_that_waits_is_trouble_when_it_is_much_twice_in_a_row()
    {
        var (queue, pending) = (new InlineWorkQueue(), 0L);
        var sensor = new PoolSensor(Limits, new RunClock(_clock), queue, () => pending);
        var much = (50L * Environment.ProcessorCount) + 1;
        void Sample(long waiting)
        {
            pending = waiting;
            TickAfter(sensor, 100);
            queue.RunWaiting();
            TickAfter(sensor, 0);
        }

        Sample(much);
        Sample(0);
        Sample(much);
        Assert.EndsWith("waiting work 0", Canned.Look(sensor), StringComparison.Ordinal);

        Sample(much);
        Assert.EndsWith($"WAITING WORK {much}", Canned.Look(sensor), StringComparison.Ordinal);
    }

    [Fact]
    public void A_gap_for_which_there_is_no_reason_is_a_standstill()
    {
        var sensor = Pause();
        sensor.Tick(Tick(gap: 2_004));

        Assert.Equal("STANDSTILL 2004, suspended 0", Canned.Look(sensor, seconds: 0.001));
        Assert.StartsWith("standstill 0", Canned.Look(sensor), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(600, 0, 0)]
    [InlineData(0, 600, 0)]
    [InlineData(0, 0, 600)]
    public void A_gap_in_which_the_thread_waited_for_a_processor_or_a_collection_or_others_computed_is_none(int waited, int collected, int computed)
    {
        var sensor = Pause();
        _waited += TimeSpan.FromMilliseconds(waited);
        _collections += TimeSpan.FromMilliseconds(collected);
        _processor += TimeSpan.FromMilliseconds(computed);
        sensor.Tick(Tick(gap: 1_000));

        Assert.StartsWith("standstill 0", Canned.Look(sensor), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(999, "standstill 0")]
    [InlineData(1_001, "STANDSTILL 1001")]
    public void Where_nobody_says_what_a_thread_waited_for_only_a_long_gap_is_a_standstill(double gap, string expected)
    {
        _waited = null;
        var sensor = Pause();
        sensor.Tick(Tick(gap: gap));

        Assert.StartsWith(expected, Canned.Look(sensor), StringComparison.Ordinal);
    }

    [Fact]
    public void Time_since_boot_that_runs_ahead_is_a_suspended_machine()
    {
        var sensor = Pause();
        _sinceBoot += TimeSpan.FromSeconds(1.04);
        Assert.EndsWith("suspended 40", Canned.Look(sensor), StringComparison.Ordinal);

        _sinceBoot += TimeSpan.FromSeconds(31);
        Assert.EndsWith("SUSPENDED 30000", Canned.Look(sensor), StringComparison.Ordinal);

        _sinceBoot = null;
        Assert.Equal("standstill 0", Canned.Look(sensor));
    }

    [Theory]
    [InlineData("this machine has no free local port (127.0.0.1:80)", true)]
    [InlineData("HttpRequestException: Cannot assign requested address (127.0.0.1:80)", true)]
    [InlineData("SocketException: Too many open files", true)]
    [InlineData("HTTP 503 Service Unavailable", false)]
    [InlineData("connection refused (127.0.0.1:80)", false)]
    public void Failures_for_want_of_a_port_or_handle_are_known_by_their_words(string reason, bool isLocal)
    {
        var failures = new List<string> { reason };
        var sensor = new LocalFailureSensor(says => failures.Count(says));

        Assert.Equal(isLocal ? "REQUESTS WITHOUT A LOCAL PORT OR FILE HANDLE 1" : "requests without a local port or file handle 0", Canned.Look(sensor));
        Assert.Equal("requests without a local port or file handle 0", Canned.Look(sensor));
    }

    PauseSensor Pause()
    {
        var sensor = new PauseSensor(new PauseSources(() => _sinceBoot, () => _waited, () => _collections, () => _processor));
        Canned.Look(sensor, seconds: 0);
        return sensor;
    }

    static HealthTick Tick(double gap = 5, double late = 0) => new(0, (long)(gap * 1e6), (long)(late * 1e6));

    void TickAfter(PoolSensor sensor, double millis)
    {
        _clock.Advance(TimeSpan.FromMilliseconds(millis));
        sensor.Tick(new HealthTick((long)_clock.Elapsed.TotalNanoseconds, 0, 0));
    }
}

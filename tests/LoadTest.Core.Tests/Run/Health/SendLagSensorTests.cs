using LoadTest.Measure;
using LoadTest.Run;
using LoadTest.Testing;

namespace LoadTest.Tests.Run.Health;

/// <summary>Starts that the generator itself began late. A budget of 100 ms allows 5 ms; p95 allows 5 % of them.</summary>
public sealed class SendLagSensorTests
{
    StartCounts _starts;
    readonly SendLagSensor _sensor;

    public SendLagSensorTests()
    {
        _sensor = new SendLagSensor(new HealthLimits(TimeSpan.FromMilliseconds(100)), quantile: 0.95, () => _starts);
        Canned.Look(_sensor, seconds: 0);
    }

    [Theory]
    [InlineData(1_000, 50, 5, "starts more than 5.00 ms late 5, starts more than a second late 0.5")]
    [InlineData(1_000, 51, 5, "STARTS MORE THAN 5.00 MS LATE 5.1, starts more than a second late 0.5")]
    [InlineData(1_000, 60, 6, "STARTS MORE THAN 5.00 MS LATE 6, STARTS MORE THAN A SECOND LATE 0.6")]
    public void Late_starts_are_trouble_beyond_what_the_percentile_forgives(int starts, int slow, int missed, string said)
    {
        _starts += new StartCounts(starts, slow, missed);

        Assert.Equal(said, Canned.Look(_sensor));
    }

    [Fact]
    public void Each_second_stands_for_itself()
    {
        _starts += new StartCounts(100, 100, 100);
        Canned.Look(_sensor);
        _starts += new StartCounts(100, 0, 0);

        Assert.Equal("starts more than 5.00 ms late 0, starts more than a second late 0", Canned.Look(_sensor));
    }

    [Fact]
    public void A_run_without_a_schedule_says_nothing() => Assert.Equal("", Canned.Look(_sensor));

    [Fact]
    public void The_log_counts_what_threads_began_late_and_not_what_waited_for_a_user()
    {
        using var log = new RequestLog(new MeasurePlan { Limits = [], SlowStartNanos = 5 * Some.Millisecond });
        log.Window.StartAt(0);
        log.CountStart(dueNanos: 0, freeNanos: 0, startNanos: 5 * Some.Millisecond);
        log.CountStart(dueNanos: 0, freeNanos: 0, startNanos: 6 * Some.Millisecond);
        log.CountStart(dueNanos: 0, freeNanos: 3 * Some.Second, startNanos: 3 * Some.Second);
        var thread = new Thread(() => log.CountStart(dueNanos: 0, freeNanos: 0, startNanos: 2 * Some.Second));
        thread.Start();
        thread.Join();

        Assert.Equal(new StartCounts(4, 2, 1), log.Starts());
    }
}

using LoadTest.Measure;
using LoadTest.Run;
using LoadTest.Testing;

namespace LoadTest.Tests.Run.Health;

/// <summary>Which seconds of the measurement trouble falls into. The measurement begins 2 s into the run.</summary>
public sealed class HealthMonitorTests
{
    const long Start = 2 * Some.Second;

    readonly StubSensor _sensor = new();
    readonly HealthMonitor _monitor;

    public HealthMonitorTests()
    {
        _monitor = new HealthMonitor([_sensor]);
        _monitor.Begin(Start, Start);
    }

    [Fact]
    public void Clean_seconds_are_counted_and_troubled_ones_are_kept()
    {
        for (var second = 1; second <= 5; second++)
        {
            _sensor.Value = second == 3 ? 7 : 1;
            TickAt(second);
        }

        Assert.Equal((5, "2"), (_monitor.History().Watched, Seconds()));
        Assert.Equal(7, Assert.Single(_monitor.History().Worst).Value);
    }

    [Fact]
    public void Looks_are_taken_at_the_end_of_each_second_and_not_in_between()
    {
        for (var tenth = 1; tenth <= 30; tenth++) TickAt(tenth / 10.0);

        Assert.Equal([1, 1, 1], _sensor.Spans.Select(span => Math.Round(span, 1)));
    }

    [Fact]
    public void A_look_that_is_late_covers_all_seconds_that_it_has_missed_and_the_one_it_is_in()
    {
        TickAt(1);
        _sensor.Value = 7;
        TickAt(4.3);
        _sensor.Value = 1;
        TickAt(5);

        Assert.Equal((5, "1 2 3 4"), (_monitor.History().Watched, Seconds()));
    }

    [Fact]
    public void A_look_a_little_late_leaves_the_next_second_alone()
    {
        _sensor.Value = 7;
        TickAt(1.01);
        _sensor.Value = 1;
        TickAt(2.01);

        Assert.Equal("0", Seconds());
    }

    [Fact]
    public void Trouble_of_a_second_that_was_marked_before_is_added_to_it()
    {
        _sensor.Value = 7;
        TickAt(1.5);
        _sensor.Quantity = "other";
        TickAt(2);

        var second = _monitor.History().Troubled[^1];
        Assert.Equal((1, "level other"), (second.Second, string.Join(' ', second.Readings.Select(reading => reading.Quantity))));
    }

    [Fact]
    public void The_end_looks_at_what_is_left_of_the_last_second_unless_it_is_too_little()
    {
        TickAt(1);
        _sensor.Value = 7;
        _monitor.End(Start + (Some.Second * 3 / 2));
        TickAt(2);

        Assert.Equal((2, "1"), (_monitor.History().Watched, Seconds()));
    }

    [Fact]
    public void A_remainder_too_short_for_a_rate_says_nothing()
    {
        TickAt(1);
        _sensor.Value = 7;
        _monitor.End(Start + (Some.Second * 11 / 10));

        Assert.Equal((1, ""), (_monitor.History().Watched, Seconds()));
    }

    [Fact]
    public void Before_the_measurement_and_after_it_nothing_is_asked()
    {
        var monitor = new HealthMonitor([_sensor]);
        _sensor.Spans.Clear();

        monitor.Tick(Some.Second, 0);
        monitor.End(Some.Second);

        Assert.Empty(_sensor.Spans);
        Assert.Empty(monitor.History().Worst);
    }

    [Fact]
    public void An_awakening_is_no_later_than_the_tick_before_is_old()
    {
        // The control loop has seen the same delay a millisecond before.
        _monitor.CatchUp(Start + (500 * Some.Millisecond));
        _monitor.Tick(Start + (501 * Some.Millisecond), 500 * Some.Millisecond);

        Assert.Equal((Some.Millisecond, Some.Millisecond), (_sensor.Last.GapNanos, _sensor.Last.LateNanos));
    }

    [Fact]
    public void The_most_users_that_blocked_at_once_are_remembered_by_what_they_did()
    {
        _monitor.NoteBlocking([new StuckUsers { Where = "Buy", Users = 3 }, new StuckUsers { Where = "Browse", Users = 1 }]);
        _monitor.NoteBlocking([new StuckUsers { Where = "Buy", Users = 9 }]);
        _monitor.NoteBlocking([new StuckUsers { Where = "Buy", Users = 2 }]);

        Assert.Equal("Buy 9, Browse 1", string.Join(", ", _monitor.History().Blocking.Select(users => $"{users.Where} {users.Users}")));
    }

    void TickAt(double seconds) => _monitor.Tick(Start + (long)(seconds * Some.Second), 0);

    string Seconds() => string.Join(' ', _monitor.History().Troubled.Select(second => second.Second));

    sealed class StubSensor : IHealthSensor
    {
        public double Value { get; set; }

        public string Quantity { get; set; } = "level";

        public List<double> Spans { get; } = [];

        public HealthTick Last { get; private set; }

        public void Tick(in HealthTick tick) => Last = tick;

        public void Look(TimeSpan span, ICollection<HealthReading> readings)
        {
            if (span == TimeSpan.Zero) return;
            Spans.Add(span.TotalSeconds);
            readings.Add(new HealthReading { Trouble = GeneratorTrouble.Cpu, Quantity = Quantity, Value = Value, Limit = 5, Unit = "" });
        }
    }
}

using LoadTest.Testing;

namespace LoadTest.Tests.Testing;

public sealed class ManualClockTests
{
    readonly ManualClock _clock = new();
    readonly List<string> _fired = [];

    [Fact]
    public void Timers_fire_in_due_order_at_their_due_time()
    {
        using var late = Timer("late", 3);
        using var early = Timer("early", 1);
        using var twin = Timer("twin", 1);

        _clock.Advance(Some.Seconds(10));

        Assert.Equal(["early 1", "twin 1", "late 3"], _fired);
        Assert.Equal(10, _clock.Elapsed.TotalSeconds);
        Assert.Null(_clock.NextTimer);
    }

    [Fact]
    public void A_periodic_timer_fires_every_period_until_it_is_disposed()
    {
        using (Timer("tick", 1, period: 2)) _clock.Advance(Some.Seconds(5));
        _clock.Advance(Some.Seconds(5));

        Assert.Equal(["tick 1", "tick 3", "tick 5"], _fired);
    }

    [Fact]
    public void A_stall_makes_timers_late()
    {
        using var timer = Timer("late", 1);

        _clock.Stall(Some.Seconds(4));
        _clock.Advance(TimeSpan.Zero);

        Assert.Equal(["late 4"], _fired);
    }

    ITimer Timer(string name, double due, double period = 0) => _clock.CreateTimer(
        _ => _fired.Add($"{name} {_clock.Elapsed.TotalSeconds}"), null, Some.Seconds(due), period == 0 ? Timeout.InfiniteTimeSpan : Some.Seconds(period));
}

using LoadTest.Http;
using LoadTest.Testing;

namespace LoadTest.Tests.Http;

/// <summary>One deadline, used by request after request.</summary>
public sealed class DeadlineTests : IDisposable
{
    readonly ManualClock _clock = new();
    readonly CancellationTokenSource _aborting = new();
    readonly Deadline _deadline;

    public DeadlineTests() => _deadline = new Deadline(_clock, _aborting.Token);

    public void Dispose()
    {
        _deadline.Dispose();
        _aborting.Dispose();
    }

    [Fact]
    public void It_fires_when_the_request_has_taken_too_long()
    {
        Start(10);

        Assert.False(HasFiredAfter(9.999));
        Assert.True(HasFiredAfter(0.001));
        Assert.False(_deadline.TryReset());
    }

    [Fact]
    public void It_does_not_fire_for_a_request_that_has_ended()
    {
        Start(10);
        Assert.True(_deadline.TryReset());

        Assert.False(HasFiredAfter(60));
    }

    [Fact]
    public void The_next_request_has_all_of_its_own_time()
    {
        Start(10);
        HasFiredAfter(6);
        _deadline.TryReset();
        HasFiredAfter(1);
        Start(10);

        Assert.False(HasFiredAfter(9.999));
        Assert.True(HasFiredAfter(0.001));
    }

    [Fact]
    public void The_next_request_may_have_less_time()
    {
        Start(10);
        _deadline.TryReset();
        Start(2);

        Assert.False(HasFiredAfter(1.999));
        Assert.True(HasFiredAfter(0.001));
    }

    [Fact]
    public void A_request_after_a_long_pause_has_its_time_too()
    {
        Start(10);
        _deadline.TryReset();
        HasFiredAfter(60);
        Start(10);

        Assert.False(HasFiredAfter(9.999));
        Assert.True(HasFiredAfter(0.001));
    }

    [Fact]
    public void The_timer_is_not_set_for_each_request()
    {
        Start(10);
        _deadline.TryReset();
        var first = _clock.NextTimer;
        HasFiredAfter(5);
        Start(10);

        Assert.Equal(first, _clock.NextTimer);
    }

    [Fact]
    public void It_fires_when_the_run_gives_up()
    {
        Start(10);

        _aborting.Cancel();

        Assert.True(_deadline.Token.IsCancellationRequested);
    }

    void Start(double seconds) => _deadline.Start(TimeSpan.FromSeconds(seconds));

    bool HasFiredAfter(double seconds)
    {
        _clock.Advance(TimeSpan.FromSeconds(seconds));
        return _deadline.Token.IsCancellationRequested;
    }
}

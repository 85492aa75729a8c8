using LoadTest.Schedule;
using LoadTest.Testing;

namespace LoadTest.Tests.Model;

public sealed class WaitTimeTests
{
    static readonly StubUser User = new();

    [Fact]
    public void Without_a_wait_the_next_iteration_is_due_at_once() =>
        Assert.Equal(new IterationStart(900, IsPaced: false, 0), Next(WaitTime.None, 100, 900));

    [Fact]
    public void A_constant_wait_counts_from_the_end_of_the_iteration() =>
        Assert.Equal(new IterationStart(900 + (2 * Some.Second), IsPaced: false, 0), Next(WaitTime.Constant(2), 100, 900));

    [Fact]
    public void A_random_wait_is_uniform_between_its_bounds()
    {
        var wait = WaitTime.Between(0.1, 0.5);

        var waits = Enumerable.Range(0, 20_000).Select(_ => Next(wait, 0, 0).DueNanos / 1e9).ToList();

        // The mean of 20,000 uniform values of width 0.4 has a standard error of 0.4/√(12·20,000) = 0.8 ms: five of them.
        Assert.InRange(waits.Average(), 0.296, 0.304);
        Assert.All(waits, seconds => Assert.InRange(seconds, 0.1, 0.5));
        Assert.InRange(waits.Count(seconds => seconds < 0.2) / 20_000.0, 0.23, 0.27);
    }

    [Theory]
    [InlineData(0, 300, 1_000)]
    [InlineData(0, 2_500, 1_000)]
    [InlineData(1_000, 2_500, 2_000)]
    public void Pacing_counts_from_the_intended_start(long previousMillis, long nowMillis, long dueMillis) =>
        Assert.Equal(
            new IterationStart(dueMillis * Some.Millisecond, IsPaced: true, 0),
            Next(WaitTime.Pacing(1), previousMillis * Some.Millisecond, nowMillis * Some.Millisecond));

    [Fact]
    public void Throughput_is_pacing_by_its_inverse() =>
        Assert.Equal(Next(WaitTime.Pacing(0.05), 7, 8), Next(WaitTime.Throughput(20), 7, 8));

    static IterationStart Next(WaitTime wait, long previousDueNanos, long nowNanos)
    {
        var state = WaitState.StartingAt(previousDueNanos);
        return wait.Next(ref state, nowNanos, User);
    }

    [Fact]
    public void Impossible_waits_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => WaitTime.Constant(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => WaitTime.Between(2, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => WaitTime.Between(-1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => WaitTime.Pacing(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => WaitTime.Throughput(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => WaitTime.Throughput(-1));
    }

    [Theory]
    [InlineData(1e9)]
    [InlineData(1e10)]
    [InlineData(double.PositiveInfinity)]
    public void A_rate_or_period_that_no_clock_can_keep_is_refused_and_does_not_break_the_run(double rate) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => WaitTime.Throughput(rate));
}

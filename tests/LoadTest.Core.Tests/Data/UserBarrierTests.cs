using LoadTest.Testing;

namespace LoadTest.Tests.Data;

/// <summary>Where users wait for each other.</summary>
public sealed class UserBarrierTests
{
    readonly StubRun _run = new() { Queue = new InlineWorkQueue() };

    [Fact]
    public void It_opens_when_all_have_come()
    {
        var barrier = _run.Barrier("checkout", 3);
        var (first, second) = (Signal(barrier), Signal(barrier));
        Settle();
        Assert.False(first.IsCompleted || second.IsCompleted);

        var last = Signal(barrier);
        Settle();

        Assert.True(Done.ValueOf(first) && Done.ValueOf(second) && Done.ValueOf(last));
        Assert.Equal((1, 0), (barrier.Rounds, barrier.Waiting));
    }

    [Fact]
    public void It_closes_again_behind_each_round()
    {
        var barrier = _run.Barrier("checkout", 2);
        for (var round = 1; round <= 3; round++)
        {
            var first = Signal(barrier);
            Assert.False(first.IsCompleted);
            Assert.True(Done.ValueOf(Signal(barrier)));
            Settle();
            Assert.True(Done.ValueOf(first));
            Assert.Equal(round, barrier.Rounds);
        }
    }

    [Fact]
    public void Whoever_is_cancelled_is_not_counted_any_more()
    {
        using var stop = new CancellationTokenSource();
        var barrier = _run.Barrier("checkout", 2);
        var leaving = barrier.SignalAndWaitAsync(stop.Token);

        stop.Cancel();
        Settle();
        var waiting = Signal(barrier);

        Assert.False(Done.ValueOf(leaving));
        Assert.False(waiting.IsCompleted);
        Assert.Equal(1, barrier.Waiting);
    }

    [Fact]
    public void Whoever_has_got_through_is_not_cancelled_any_more()
    {
        using var stop = new CancellationTokenSource();
        var barrier = _run.Barrier("checkout", 2);
        var first = barrier.SignalAndWaitAsync(stop.Token);
        Assert.True(Done.ValueOf(Signal(barrier)));

        stop.Cancel();
        Settle();

        Assert.True(Done.ValueOf(first));
    }

    [Fact]
    public void A_token_that_has_fired_does_not_take_part()
    {
        var barrier = _run.Barrier("checkout", 1);

        Assert.False(Done.ValueOf(barrier.SignalAndWaitAsync(new CancellationToken(canceled: true))));
        Assert.Equal((0, 0), (barrier.Rounds, barrier.Waiting));
    }

    [Fact]
    public void One_participant_does_not_wait() => Assert.True(Done.ValueOf(Signal(_run.Barrier("alone", 1))));

    [Fact]
    public void All_have_to_agree_on_the_number()
    {
        _run.Barrier("checkout", 3);

        Assert.Equal(
            "LT2213: The number of participants of the barrier 'checkout' is 3, and was asked for with 4. Fix: ask for it with the same number everywhere.",
            Assert.Throws<TestDataException>(() => _run.Barrier("checkout", 4)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => _run.Barrier("none", 0));
    }

    [Fact]
    public async Task Many_users_go_through_round_by_round()
    {
        const int Users = 16;
        const int RoundsEach = 500;
        var barrier = new StubRun().Barrier("checkout", Users);
        var arrived = new int[RoundsEach];

        await Task.WhenAll(Enumerable.Range(0, Users).Select(_ => Task.Run(async () =>
        {
            for (var round = 0; round < RoundsEach; round++)
            {
                Interlocked.Increment(ref arrived[round]);
                Assert.True(await barrier.SignalAndWaitAsync(CancellationToken.None));
                Assert.Equal(Users, Volatile.Read(ref arrived[round]));
            }
        })));

        Assert.Equal(RoundsEach, barrier.Rounds);
    }

    [Fact]
    public async Task Nobody_is_left_behind_when_users_leave_while_others_come()
    {
        const int Users = 8;
        var barrier = new StubRun().Barrier("checkout", 2);
        var through = 0;

        await Task.WhenAll(Enumerable.Range(0, Users).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 2_000; i++)
            {
                using var stop = new CancellationTokenSource();
                var waiting = barrier.SignalAndWaitAsync(stop.Token);
                await stop.CancelAsync();
                if (await waiting) Interlocked.Increment(ref through);
            }
        })));

        // Each round lets exactly two through, however the others left.
        Assert.Equal(barrier.Rounds * 2, through);
        Assert.Equal(0, barrier.Waiting);
    }

    static Task<bool> Signal(UserBarrier barrier) => barrier.SignalAndWaitAsync(CancellationToken.None);

    void Settle() => Waiting.GoOn(_run);
}

using LoadTest.Testing;

namespace LoadTest.Tests.Data;

/// <summary>Things that one user at a time may have.</summary>
public sealed class PoolTests
{
    readonly StubRun _run = new() { Queue = new InlineWorkQueue() };

    [Fact]
    public void The_item_that_has_rested_longest_is_lent_first()
    {
        var pool = Letters(3);
        var (a, b, c) = (Lease(pool), Lease(pool), Lease(pool));
        b.Dispose();
        a.Dispose();
        c.Dispose();

        Assert.Equal(["b", "a", "c"], new[] { Lease(pool), Lease(pool), Lease(pool) }.Select(lease => lease.Item));
    }

    [Fact]
    public void Whoever_waits_is_served_in_the_order_of_coming()
    {
        var pool = Letters(1);
        var held = Lease(pool);
        var (first, second) = (pool.LeaseAsync(CancellationToken.None), pool.LeaseAsync(CancellationToken.None));

        held.Dispose();
        Settle();
        Assert.True(first.IsCompletedSuccessfully);
        Assert.False(second.IsCompleted);

        Done.ValueOf(first).Dispose();
        Settle();
        Assert.Equal("a", Done.ValueOf(second).Item);
    }

    [Fact]
    public void A_waiting_user_goes_on_where_users_run_and_not_on_the_thread_that_gives_back()
    {
        var pool = Letters(1);
        var held = Lease(pool);
        var waiting = pool.LeaseAsync(CancellationToken.None);

        held.Dispose();

        Assert.False(waiting.IsCompleted);
        Settle();
        Assert.True(waiting.IsCompleted);
    }

    [Fact]
    public void A_cancelled_wait_takes_nothing()
    {
        using var stop = new CancellationTokenSource();
        var pool = Letters(1);
        var held = Lease(pool);
        var waiting = pool.LeaseAsync(stop.Token);

        stop.Cancel();
        held.Dispose();
        Settle();

        Assert.True(waiting.IsCanceled);
        Assert.True(pool.TryLease(out _));
    }

    [Fact]
    public void A_wait_that_has_been_served_is_not_cancelled_any_more()
    {
        using var stop = new CancellationTokenSource();
        var pool = Letters(1);
        var held = Lease(pool);
        var waiting = pool.LeaseAsync(stop.Token);

        held.Dispose();
        stop.Cancel();
        Settle();

        Assert.Equal("a", Done.ValueOf(waiting).Item);
    }

    [Fact]
    public void A_token_that_has_fired_gets_nothing() => Assert.True(Letters(1).LeaseAsync(new CancellationToken(canceled: true)).IsCanceled);

    [Fact]
    public void Giving_back_twice_is_harmless()
    {
        var pool = Letters(1);
        var lease = Lease(pool);

        lease.Dispose();
        lease.Dispose();
        lease.Discard();

        Assert.True(pool.TryLease(out _));
        Assert.False(pool.TryLease(out _));
    }

    [Fact]
    public void Items_that_were_never_given_back_are_counted()
    {
        var pool = Letters(3);
        Lease(pool).Dispose();
        Lease(pool);

        Assert.Equal((3, 1), (pool.Size, pool.Leased));
    }

    [Fact]
    public void An_item_can_be_taken_out_for_good()
    {
        var pool = Letters(2);

        Lease(pool).Discard();

        Assert.Equal((1, 0), (pool.Size, pool.Leased));
        Assert.Equal("b", Lease(pool).Item);
        Assert.False(pool.TryLease(out _));
    }

    [Fact]
    public void Items_can_be_added_up_to_the_capacity()
    {
        var pool = _run.Pool<string>("created", capacity: 2);

        Assert.Equal([true, true, false], new[] { "a", "b", "c" }.Select(pool.TryAdd));
        Assert.Equal((2, 2), (pool.Size, pool.Capacity));
        Lease(pool).Discard();
        Assert.True(pool.TryAdd("d"));
    }

    [Fact]
    public void An_added_item_goes_to_who_waits_for_one()
    {
        var pool = _run.Pool<string>("created");
        var waiting = pool.LeaseAsync(CancellationToken.None);

        pool.TryAdd("a");
        Settle();

        Assert.Equal("a", Done.ValueOf(waiting).Item);
    }

    [Fact]
    public void It_does_not_matter_who_comes_first_with_the_items()
    {
        var taker = _run.Pool<string>("letters");

        Assert.Same(taker, Letters(3));
        Assert.Same(taker, _run.Pool<string>("letters", () => throw new InvalidOperationException("asked twice")));
        Assert.Equal(3, taker.Size);
    }

    [Fact]
    public void What_cannot_be_is_an_error()
    {
        Assert.Equal("LT2202: 'empty' has no item. Fix: give it at least one.", Message(() => _run.Pool<int>("empty", () => [])));
        Assert.Equal(
            "LT2211: 'small' is full: its capacity is 1. Fix: give it a larger capacity, take from it faster, or ask with TryPut.",
            Message(() => _run.Pool<int>("small", () => [1, 2], capacity: 1)));
        Assert.Equal(
            "LT2213: The capacity of the pool 'small' is 1, and was asked for with 2. Fix: ask for it with the same number everywhere.",
            Message(() => _run.Pool<int>("small", capacity: 2)));
        Assert.Throws<ArgumentOutOfRangeException>(() => _run.Pool<int>("none", capacity: 0));
    }

    [Fact]
    public async Task No_two_users_have_the_same_item_at_once_and_none_is_lost()
    {
        var pool = new StubRun().Pool("items", () => Enumerable.Range(0, 3));
        var holders = new int[3];

        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 2_000; i++)
            {
                using var lease = await pool.LeaseAsync(CancellationToken.None);
                Assert.Equal(1, Interlocked.Increment(ref holders[lease.Item]));
                Interlocked.Decrement(ref holders[lease.Item]);
            }
        })));

        Assert.Equal((3, 0), (pool.Size, pool.Leased));
    }

    [Fact]
    public async Task No_item_is_lost_when_waits_are_cancelled_while_items_come_back()
    {
        var pool = new StubRun().Pool("items", () => Enumerable.Range(0, 2));

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 1_000; i++)
            {
                using var stop = new CancellationTokenSource();
                var waiting = pool.LeaseAsync(stop.Token);
                await stop.CancelAsync();
                try
                {
                    (await waiting).Dispose();
                }
                catch (OperationCanceledException)
                {
                    // As good as an item.
                }
            }
        })));

        Assert.Equal(0, pool.Leased);
        Assert.True(pool.TryLease(out var one) && pool.TryLease(out var other) && one.Item != other.Item);
    }

    Pool<string> Letters(int count) => _run.Pool("letters", () => Enumerable.Range(0, count).Select(i => ((char)('a' + i)).ToString()));

    static Lease<T> Lease<T>(Pool<T> pool) => pool.TryLease(out var lease) ? lease : throw new InvalidOperationException("Nothing is free.");

    void Settle() => Waiting.GoOn(_run);

    static string Message(Func<object?> attempt) => Assert.Throws<TestDataException>(attempt).Message;
}

using System.Collections.Concurrent;
using LoadTest.Testing;

namespace LoadTest.Tests.Data;

/// <summary>Queues between users of different types, and the journeys through them.</summary>
public sealed class HandOverTests
{
    readonly ManualClock _clock = new();
    readonly CancellationTokenSource _stop = new();
    readonly StubRun _run;

    public HandOverTests() => _run = new StubRun(_clock) { Queue = new InlineWorkQueue(), Stop = _stop.Token };

    [Fact]
    public void A_journey_is_timed_from_the_first_queue_to_its_end()
    {
        var (submitted, approved) = (_run.HandOver<int>("submitted"), _run.HandOver<string>("approved"));

        submitted.Put(7);
        _clock.Advance(Some.Seconds(2));
        var first = Take(submitted);
        approved.Put(first, $"order {first.Item}");
        _clock.Advance(Some.Seconds(3));
        var second = Take(approved);
        second.Complete();

        Assert.Equal(("order 7", "submitted", Some.Seconds(5)), (second.Item, second.Journey, second.Elapsed));
        Assert.Equal(["submitted", "approved"], second.Stations);
        Assert.Equal(["submitted completion = 0", "JOURNEY submitted: 5000 ms", "submitted completion = 1"], _run.Recorded);
    }

    [Fact]
    public void A_failing_step_ends_the_journey()
    {
        var queue = _run.HandOver<int>("submitted");
        queue.Put(1);
        _clock.Advance(Some.Seconds(1));

        Take(queue).Fail("not approved");

        Assert.Contains("JOURNEY submitted: 1000 ms, not approved", _run.Recorded);
    }

    [Fact]
    public void A_task_that_throws_ends_the_journey_of_what_it_holds()
    {
        var queue = _run.HandOver<int>("submitted");
        queue.Put(1);

        Take(queue).Dispose();

        Assert.Contains("JOURNEY submitted: 0 ms, given up after 'submitted'", _run.Recorded);
        Assert.Equal((1, 0), (queue.Journeys.Failed, queue.Journeys.Unfinished));
    }

    [Fact]
    public void What_the_end_of_the_run_cuts_has_not_failed()
    {
        var queue = _run.HandOver<int>("submitted");
        queue.Put(1);
        var handed = Take(queue);

        _stop.Cancel();
        handed.Dispose();

        Assert.Equal((0, 1), (queue.Journeys.Failed, queue.Journeys.Unfinished));
    }

    [Fact]
    public void Disposing_after_the_end_does_nothing()
    {
        var (queue, next) = (_run.HandOver<int>("submitted"), _run.HandOver<int>("next"));
        queue.Put(1);
        queue.Put(2);

        using (var handed = Take(queue)) handed.Complete();
        using (var handed = Take(queue)) next.Put(handed, 2);

        Assert.Equal((1, 0, 1), (queue.Journeys.Completed, queue.Journeys.Failed, queue.Journeys.Unfinished));
    }

    [Fact]
    public void Journeys_are_counted_where_they_began()
    {
        var (first, next) = (_run.HandOver<int>("first"), _run.HandOver<int>("next"));
        for (var i = 0; i < 4; i++) first.Put(i);

        next.Put(Take(first), 0);
        Take(next).Complete();
        Take(first).Fail("lost");
        Take(first);

        Assert.Equal((4, 1, 1, 2, 0.25), (first.Journeys.Started, first.Journeys.Completed, first.Journeys.Failed, first.Journeys.Unfinished, first.Journeys.CompletionRatio));
        Assert.Equal((0, 1.0), (next.Journeys.Started, next.Journeys.CompletionRatio));
    }

    [Fact]
    public void A_journey_ends_once()
    {
        var (queue, next) = (_run.HandOver<int>("submitted"), _run.HandOver<int>("next"));
        queue.Put(1);
        var handed = Take(queue);
        handed.Complete();

        var error = Assert.Throws<TestDataException>(() => handed.Fail("too late"));

        Assert.Equal("LT2212: What was taken from 'submitted' has been handed on, completed or failed before. Fix: end it once: Put, Complete or Fail.", error.Message);
        Assert.Throws<TestDataException>(() => next.Put(handed, 1));
        Assert.Equal(0, next.Count);
    }

    [Fact]
    public void A_full_queue_takes_nothing_and_begins_no_journey()
    {
        var queue = _run.HandOver<int>("submitted", capacity: 1);
        queue.Put(1);

        Assert.False(queue.TryPut(2));
        Assert.Equal(
            "LT2211: 'submitted' is full: its capacity is 1. Fix: give it a larger capacity, take from it faster, or ask with TryPut.",
            Assert.Throws<TestDataException>(() => queue.Put(3)).Message);
        Assert.Equal((1, 1L), (queue.Count, queue.Journeys.Started));
    }

    [Fact]
    public void What_a_full_queue_does_not_take_can_still_be_ended()
    {
        var (queue, full) = (_run.HandOver<int>("submitted"), _run.HandOver<int>("full", capacity: 1));
        full.Put(0);
        queue.Put(1);
        var handed = Take(queue);

        Assert.Throws<TestDataException>(() => full.Put(handed, 1));
        handed.Fail("no room");

        Assert.Equal(1, queue.Journeys.Failed);
    }

    [Fact]
    public void The_capacity_may_be_named_by_whoever_knows_it()
    {
        var taker = _run.HandOver<int>("submitted");
        Assert.Equal(10_000, taker.Capacity);

        _run.HandOver<int>("submitted", capacity: 5);

        Assert.Equal(5, taker.Capacity);
        Assert.Equal("LT2213", Assert.Throws<TestDataException>(() => _run.HandOver<int>("submitted", capacity: 6)).Problem.Code);
    }

    [Fact]
    public void Whoever_waits_longest_is_served_first()
    {
        var queue = _run.HandOver<string>("submitted");
        var (first, second) = (queue.TakeAsync(CancellationToken.None), queue.TakeAsync(CancellationToken.None));

        queue.Put("a");
        Waiting.GoOn(_run);

        Assert.Equal("a", Done.ValueOf(first).Item);
        Assert.False(second.IsCompleted);
        Assert.False(queue.TryTake(out _));
    }

    [Fact]
    public async Task A_cancelled_wait_loses_nothing()
    {
        using var stop = new CancellationTokenSource();
        var queue = _run.HandOver<int>("submitted");
        var waiting = queue.TakeAsync(stop.Token);

        await stop.CancelAsync();
        queue.Put(1);
        Waiting.GoOn(_run);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Equal(1, queue.Count);
    }

    [Fact]
    public async Task Many_users_hand_over_each_item_once()
    {
        const int Producers = 8;
        const int Items = 2_000;
        var run = new StubRun();
        var (first, second) = (run.HandOver<int>("first", capacity: Producers * Items), run.HandOver<int>("second", capacity: Producers * Items));
        var arrived = new ConcurrentBag<int>();

        await Task.WhenAll(
        [
            .. Enumerable.Range(0, Producers).Select(producer => Task.Run(() =>
            {
                for (var i = 0; i < Items; i++) first.Put((producer * Items) + i);
            })),
            .. Enumerable.Range(0, Producers).Select(_ => Task.Run(async () =>
            {
                for (var i = 0; i < Items; i++)
                {
                    using var handed = await first.TakeAsync(CancellationToken.None);
                    second.Put(handed, handed.Item);
                }
            })),
            .. Enumerable.Range(0, Producers).Select(_ => Task.Run(async () =>
            {
                for (var i = 0; i < Items; i++)
                {
                    using var handed = await second.TakeAsync(CancellationToken.None);
                    arrived.Add(handed.Item);
                    handed.Complete();
                }
            })),
        ]);

        Assert.Equal(Enumerable.Range(0, Producers * Items), arrived.Order());
        Assert.Equal((Producers * Items, 0L), (first.Journeys.Completed, first.Journeys.Unfinished));
    }

    static Handed<T> Take<T>(HandOver<T> queue) => queue.TryTake(out var handed) ? handed : throw new InvalidOperationException("Nothing waits.");
}

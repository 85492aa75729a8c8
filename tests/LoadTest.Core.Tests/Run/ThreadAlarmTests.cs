using System.Collections.Concurrent;
using LoadTest.Run;
using LoadTest.Testing;

namespace LoadTest.Tests.Run;

/// <summary>The dispatcher's own thread, in real time.</summary>
[Collection(RealTime.Name)]
[Trait("Category", "Slow")]
public sealed class ThreadAlarmTests : IDisposable
{
    readonly RunClock _clock = new(TimeProvider.System);
    readonly Dispatcher _dispatcher;

    public ThreadAlarmTests() => _dispatcher = new Dispatcher(_clock, new PoolWorkQueue());

    public void Dispose() => _dispatcher.Dispose();

    // Half of the starts may meet a busy machine: the median says whether the thread sleeps to the millisecond or to the microsecond.
    [Fact]
    public async Task Exact_waits_end_within_a_fraction_of_a_millisecond_and_never_early()
    {
        var lateness = await LatenessAsync([.. Enumerable.Range(1, 200).Select(i => i * 1_003_771L)], isExact: true);

        Assert.InRange(lateness.Order().ElementAt(100), 0, 500_000);
        Assert.True(lateness.Min() >= 0, $"{lateness.Min()} ns");
    }

    [Fact]
    public async Task Other_waits_end_together_and_never_early()
    {
        var lateness = await LatenessAsync([.. Enumerable.Range(1, 2_000).Select(i => 200_000_000 + (i * 100_000L))], isExact: false);

        // Rounded up by 4.2 ms at most; the rest is for a busy machine.
        Assert.InRange(lateness.Order().ElementAt(1_000), 0, 8_000_000);
        Assert.True(lateness.Min() >= 0, $"{lateness.Min()} ns");
    }

    [Fact]
    public async Task A_wait_that_ends_earlier_than_all_others_wakes_the_thread()
    {
        var (early, late) = (new Node(_clock), new Node(_clock));
        _dispatcher.TryAdd(late, _clock.NowNanos + (60 * Some.Second), isExact: true);
        await Task.Delay(TimeSpan.FromMilliseconds(20));

        _dispatcher.TryAdd(early, _clock.NowNanos + Some.Millisecond, isExact: true);

        await early.Ended.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.False(late.Ended.IsCompleted);
    }

    [Fact]
    public async Task Waits_from_many_threads_all_end()
    {
        var nodes = new ConcurrentBag<Node>();

        Parallel.For(0, 10_000, i =>
        {
            var node = new Node(_clock);
            nodes.Add(node);
            _dispatcher.TryAdd(node, _clock.NowNanos + (i % 50 * 100_000L), isExact: i % 2 == 0);
        });

        await Task.WhenAll(nodes.Select(node => node.Ended)).WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(0, _dispatcher.Count);
    }

    [Fact]
    public async Task A_start_that_blocks_holds_up_no_other()
    {
        using var never = new ManualResetEventSlim();
        var services = RunServices.Of(EngineFixture.PlanOf(() => new TestUser(), _ => Task.CompletedTask), _clock, new PoolWorkQueue(), _ => { }, () => { });
        var users = Enumerable.Range(1, 400).Select(async i =>
        {
            var due = i * 2 * Some.Millisecond;
            await new RunningUser(services, i).DelayUntil(due, isExact: true).ConfigureAwait(false);
            var late = _clock.NowNanos - due;

            // Each as a user would that waits for a connection without awaiting it.
            if (i is 100 or 200) never.Wait();
            return late;
        }).ToList();

        var late = await Task.WhenAll(users.Where((_, i) => i is not 99 and not 199)).WaitAsync(TimeSpan.FromSeconds(20));
        never.Set();
        await Task.WhenAll(users);
        services.Dispatcher.Dispose();
        services.Stop.Dispose();
        services.Log.Dispose();

        // Three out of four, for a busy machine.
        Assert.InRange(late.Order().ElementAt(300), 0, 5 * Some.Millisecond);
    }

    async Task<List<long>> LatenessAsync(IReadOnlyList<long> dues, bool isExact)
    {
        var start = _clock.NowNanos + (10 * Some.Millisecond);
        List<Node> nodes = [.. dues.Select(_ => new Node(_clock))];
        foreach (var (node, due) in nodes.Zip(dues)) _dispatcher.TryAdd(node, start + due, isExact);
        var ends = await Task.WhenAll(nodes.Select(node => node.Ended)).WaitAsync(TimeSpan.FromSeconds(20));
        return [.. ends.Zip(dues, (end, due) => end - start - due)];
    }

    sealed class Node(RunClock clock) : WaitNode
    {
        readonly TaskCompletionSource<long> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<long> Ended => _ended.Task;

        public override void OnDue() => _ended.SetResult(clock.NowNanos);

        public override void OnCut() => _ended.SetCanceled();
    }
}

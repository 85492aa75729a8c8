using System.Diagnostics.CodeAnalysis;
using System.Threading.Tasks.Sources;
using LoadTest.Run;
using LoadTest.Testing;
using static LoadTest.Tests.Run.EngineFixture;

namespace LoadTest.Tests.Run;

/// <summary>A user's waits, one by one.</summary>
[SuppressMessage("Reliability", "CA2012:Use ValueTasks correctly", Justification = "This is about what stands behind one.")]
[SuppressMessage("Usage", "VSTHRD110:Observe result of async calls", Justification = "As above.")]
public sealed class WaiterTests : IDisposable
{
    readonly ManualClock _clock = new();
    readonly LastWork _queue = new();
    readonly RunServices _services;
    readonly RunningUser _user;

    public WaiterTests()
    {
        _services = RunServices.Of(PlanOf(() => new TestUser(), _ => Task.CompletedTask), new RunClock(_clock), _queue, _ => { }, () => { });
        _user = new RunningUser(_services, 0);
    }

    public void Dispose()
    {
        _services.Dispatcher.Dispose();
        _services.Stop.Dispose();
        _services.Log.Dispose();
    }

    [Fact]
    public void Waiting_allocates_nothing() => AllocationAssert.None(() =>
    {
        var wait = _user.DelayUntil(_user.NowNanos + Some.Millisecond, isExact: false);
        _clock.Stall(TimeSpan.FromMilliseconds(1));
        _services.Dispatcher.RunDue();
        _queue.Work!.Execute();
        wait.GetAwaiter().GetResult();
    });

    [Fact]
    public void Awaiting_a_wait_allocates_nothing_either()
    {
        var rounds = 0;
        Action onward = () => rounds++;

        AllocationAssert.None(() =>
        {
            var wait = _user.DelayUntil(_user.NowNanos + Some.Millisecond, isExact: false).ConfigureAwait(false).GetAwaiter();
            wait.UnsafeOnCompleted(onward);
            _clock.Stall(TimeSpan.FromMilliseconds(1));
            _services.Dispatcher.RunDue();
            _queue.Work!.Execute();
            wait.GetResult();
        });

        Assert.True(rounds > 0);
    }

    [Fact]
    public void What_is_awaited_too_late_goes_on_on_the_work_queue_all_the_same()
    {
        var waiter = new Waiter(_user);
        var wait = waiter.Begin().GetAwaiter();
        var hasGoneOn = false;

        waiter.Execute();
        wait.UnsafeOnCompleted(() => hasGoneOn = true);

        Assert.Equal((true, 1), (hasGoneOn, _queue.Posted));
    }

    [Fact]
    public void A_wait_is_awaited_once_and_when_it_has_ended()
    {
        var waiter = new Waiter(_user);
        IValueTaskSource source = waiter;
        waiter.Begin();
        Assert.Throws<InvalidOperationException>(() => Take(source, 1));
        waiter.Execute();
        Take(source, 1);

        waiter.Begin();

        Assert.Equal(ValueTaskSourceStatus.Pending, source.GetStatus(2));
        Assert.Throws<InvalidOperationException>(() => source.GetStatus(1));
        Assert.Throws<InvalidOperationException>(() => Take(source, 1));
        Assert.Throws<InvalidOperationException>(() => source.OnCompleted(_ => { }, null, 1, ValueTaskSourceOnCompletedFlags.None));
    }

    static void Take(IValueTaskSource source, short token) => source.GetResult(token);

    [Fact]
    public void A_wait_goes_on_on_the_work_queue()
    {
        var wait = _user.DelayUntil(Some.Second, isExact: true).AsTask();

        _clock.Advance(Some.Seconds(1));

        Assert.False(wait.IsCompleted);
        _queue.Work!.Execute();
        Assert.True(wait.IsCompleted);
    }

    [Fact]
    public void A_user_that_stops_ends_its_wait_and_begins_no_other()
    {
        var wait = _user.DelayUntil(Some.Second, isExact: true).AsTask();

        _user.StopUser();

        _queue.Work!.Execute();
        Assert.True(wait.IsCompleted);
        Assert.True(_user.DelayUntil(Some.Second, isExact: true).AsTask().IsCompleted);
        Assert.Equal(0, _services.Dispatcher.Count);
    }

    [Fact]
    public async Task Two_waits_at_once_both_end_when_they_are_due()
    {
        var first = _user.DelayUntil(2 * Some.Second, isExact: true).AsTask();
        var second = _user.DelayUntil(Some.Second, isExact: true).AsTask();

        _clock.Advance(Some.Seconds(1));
        _queue.Work!.Execute();

        Assert.Equal((false, true), (first.IsCompleted, second.IsCompleted));
        _clock.Advance(Some.Seconds(1));
        _queue.Work.Execute();
        await first;
    }

    [Fact]
    public async Task Two_waits_at_once_are_both_cut()
    {
        var first = _user.DelayUntil(2 * Some.Second, isExact: true).AsTask();
        var second = _user.DelayUntil(Some.Second, isExact: true).AsTask();

        _user.StopUser();

        foreach (var work in _queue.All) work.Execute();
        await Task.WhenAll(first, second);
        Assert.Equal(0, _services.Dispatcher.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_users_token_fires_whenever_it_is_asked_for(bool isAskedForFirst)
    {
        if (isAskedForFirst) Assert.False(_user.Stopping.IsCancellationRequested);

        _user.StopUser();

        Assert.True(_user.Stopping.IsCancellationRequested);
        Assert.True(_user.IsStopping);
    }

    /// <summary>Keeps what was posted for the test to run.</summary>
    sealed class LastWork : IWorkQueue
    {
        readonly List<IThreadPoolWorkItem> _all = new(capacity: 100_000);

        public IThreadPoolWorkItem? Work { get; private set; }

        public IReadOnlyList<IThreadPoolWorkItem> All => _all;

        public int Posted { get; private set; }

        public void Post(Action work)
        {
            Posted++;
            work();
        }

        public void Post(IThreadPoolWorkItem work) => _all.Add(Work = work);

        public void PostUrgent(Action work) => work();
    }
}

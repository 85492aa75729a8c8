using System.Collections.Concurrent;
using LoadTest.Run;
using LoadTest.Testing;
using static LoadTest.Tests.Run.EngineFixture;

namespace LoadTest.Tests.Run;

/// <summary>Users that go on on the relay thread, in real time: who holds whom up.</summary>
[Collection(RealTime.Name)]
[Trait("Category", "Slow")]
public sealed class RelayTests : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    readonly RunServices _services =
        RunServices.Of(PlanOf(() => new TestUser(), _ => Task.CompletedTask), new RunClock(TimeProvider.System), new PoolWorkQueue(), _ => { }, () => { });

    public void Dispose()
    {
        _services.Dispatcher.Dispose();
        _services.Stop.Dispose();
        _services.Log.Dispose();
    }

    [Fact]
    public async Task Everybody_goes_on_whose_wait_is_over()
    {
        var users = Enumerable.Range(0, 5_000).Select(async i =>
        {
            var user = new RunningUser(_services, i);
            for (var wait = 0; wait < 5; wait++) await user.DelayUntil(user.NowNanos + (i % 7 * Some.Millisecond) + 1, isExact: false).ConfigureAwait(false);
        });

        await Task.WhenAll(users).WaitAsync(Patience);

        Assert.Equal(0, _services.Dispatcher.Count);
    }

    [Fact]
    public async Task A_user_that_blocks_does_not_keep_the_others_from_going_on()
    {
        using var never = new ManualResetEventSlim();
        var due = _services.Clock.NowNanos + (30 * Some.Millisecond);
        var gone = new ConcurrentBag<int>();
        var users = Enumerable.Range(0, 20).Select(async i =>
        {
            await new RunningUser(_services, i).DelayUntil(due, isExact: false).ConfigureAwait(false);
            if (i == 0) never.Wait();
            gone.Add(i);
        }).ToList();

        await Task.WhenAll(users.Skip(1)).WaitAsync(Patience);

        Assert.Equal(19, gone.Count);
        never.Set();
        await users[0].WaitAsync(Patience);
    }

    [Fact]
    public async Task Users_whose_waits_the_stop_cuts_go_on_behind_one_that_blocks()
    {
        using var never = new ManualResetEventSlim();
        var users = Enumerable.Range(0, 20).Select(async i =>
        {
            await new RunningUser(_services, i).DelayUntil(_services.Clock.NowNanos + (60 * Some.Second), isExact: false).ConfigureAwait(false);
            if (i == 0) never.Wait();
        }).ToList();

        _services.Stop.BeginStop(_services.Queue);

        await Task.WhenAll(users.Skip(1)).WaitAsync(Patience);
        never.Set();
        await users[0].WaitAsync(Patience);
    }
}

using System.Diagnostics.CodeAnalysis;
using LoadTest.Run;
using LoadTest.Testing;
using static LoadTest.Tests.Run.EngineFixture;

namespace LoadTest.Tests.Run;

/// <summary>What the dispatching thread runs itself, and when its deputy takes its place. The deputy is a thread of the test's, joined at once.</summary>
[SuppressMessage("Reliability", "CA2012:Use ValueTasks correctly", Justification = "A wait is ended by hand here.")]
public sealed class DispatchLeadTests : IDisposable
{
    readonly ManualClock _clock = new();
    readonly RunServices _services;
    readonly DispatchLead _lead;
    int _watches;

    public DispatchLeadTests()
    {
        _services = RunServices.Of(PlanOf(() => new TestUser(), _ => Task.CompletedTask), new RunClock(_clock), new InlineWorkQueue(), _ => { }, () => { });
        _lead = new DispatchLead(_services.Clock, cores: 2) { Watch = () => _watches++ };
        Assert.True(_lead.TryBegin());
    }

    public void Dispose()
    {
        _services.Dispatcher.Dispose();
        _services.Stop.Dispose();
        _services.Log.Dispose();
    }

    [Fact]
    public void One_thread_leads()
    {
        Assert.True(_lead.IsMine);
        Assert.False(_lead.TryBegin());
        Assert.False(Elsewhere(() => _lead.IsMine));
        Assert.False(Elsewhere(_lead.TryBegin));
    }

    [Fact]
    public void Who_leads_starts_users_itself_and_tells_its_deputy_once_to_watch()
    {
        _lead.StandBy();

        Assert.Equal((true, true), (Run(() => { }), Run(() => { })));
        Assert.Equal(1, _watches);
    }

    [Fact]
    public void Without_a_deputy_nobody_is_started_here() => Assert.False(Run(() => { }));

    [Fact]
    public void Another_thread_starts_nobody()
    {
        _lead.StandBy();

        Assert.False(Elsewhere(() => Run(() => { })));
    }

    [Theory]
    [InlineData(500, true)]
    [InlineData(501, false)]
    public void Who_is_late_already_does_not_wait_for_others(int micros, bool isRun)
    {
        _lead.StandBy();

        Assert.Equal(isRun, Run(() => { }, dueNanos: _services.Clock.NowNanos - (micros * 1_000)));
    }

    [Fact]
    public void On_a_single_core_nobody_else_would_be_faster()
    {
        var lead = new DispatchLead(_services.Clock, cores: 1) { Watch = () => { } };
        lead.TryBegin();
        lead.StandBy();

        Assert.True(lead.TryRun(new Waiter(new RunningUser(_services, 0)) { DueNanos = -Some.Second }));
    }

    [Fact]
    public void Users_that_take_long_are_left_to_the_work_queue_and_tried_again_now_and_then()
    {
        _lead.StandBy();

        var run = Enumerable.Range(0, 1_000).Count(_ => Run(() => _clock.Stall(Some.Seconds(0.0004))));

        // 0.4 ms each: after a few, so many that the average stays at 0.1 ms.
        Assert.InRange(run, 2, 20);
    }

    [Fact]
    public void A_slow_one_among_quick_ones_changes_nothing()
    {
        _lead.StandBy();
        for (var i = 0; i < 20; i++) Run(() => { });

        Run(() => _clock.Stall(Some.Seconds(0.0007)));

        Assert.True(Run(() => { }));
    }

    [Fact]
    public void The_deputy_takes_the_lead_from_who_is_held_up_and_leaves_the_next_ones_to_the_work_queue()
    {
        _lead.StandBy();
        var (early, late, again) = (true, false, true);

        Run(() =>
        {
            early = Elsewhere(_lead.TryTake);
            _clock.Stall(Some.Seconds(0.001));
            late = Elsewhere(() => _lead.TryTake() && _lead.IsMine && !Run(() => { }));
            again = Elsewhere(_lead.TryTake);
        });

        Assert.Equal((false, true, false), (early, late, again));
        Assert.False(_lead.IsMine);
        Assert.False(Run(() => { }));
    }

    [Fact]
    public void The_deputy_need_not_watch_while_nobody_is_started()
    {
        _lead.StandBy();
        Run(() => { });
        var whileRunning = true;

        Run(() => whileRunning = _lead.TryEndWatch());

        Assert.False(whileRunning);
        Assert.True(_lead.TryEndWatch());
        Run(() => { });
        Assert.Equal(2, _watches);
    }

    [Fact]
    public void Starting_a_user_allocates_nothing()
    {
        _lead.StandBy();
        var waiter = new Waiter(new RunningUser(_services, 0));

        AllocationAssert.None(() => _lead.TryRun(waiter));
    }

    bool Run(Action user, long? dueNanos = null)
    {
        var waiter = new Waiter(new RunningUser(_services, 0)) { DueNanos = dueNanos ?? _services.Clock.NowNanos };
        waiter.Begin().ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(user);
        return _lead.TryRun(waiter);
    }

    static bool Elsewhere(Func<bool> ask)
    {
        var answer = false;
        var thread = new Thread(() => answer = ask());
        thread.Start();
        thread.Join();
        return answer;
    }
}

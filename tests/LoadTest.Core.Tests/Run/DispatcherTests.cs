using LoadTest.Run;
using LoadTest.Testing;

namespace LoadTest.Tests.Run;

/// <summary>Who is called when, by a clock that a test moves.</summary>
public sealed class DispatcherTests : IDisposable
{
    readonly ManualClock _clock = new();
    readonly List<string> _calls = [];
    readonly Dispatcher _dispatcher;

    public DispatcherTests() => _dispatcher = new Dispatcher(new RunClock(_clock), new InlineWorkQueue());

    public void Dispose() => _dispatcher.Dispose();

    [Fact]
    public void Waits_end_in_the_order_in_which_they_are_due_and_exactly_then()
    {
        foreach (var seconds in (double[])[3, 1, 2.5, 1]) Add($"{seconds}", seconds);

        _clock.Advance(Some.Seconds(10));

        Assert.Equal(["1 at 1", "1 at 1", "2.5 at 2.5", "3 at 3"], _calls);
    }

    [Fact]
    public void A_wait_that_begins_later_and_ends_earlier_is_not_missed()
    {
        Add("long", 5);
        _clock.Advance(Some.Seconds(1));
        Add("short", 2);

        _clock.Advance(Some.Seconds(10));

        Assert.Equal(["short at 2", "long at 5"], _calls);
    }

    [Fact]
    public void Whoever_is_called_may_wait_again()
    {
        var left = 3;
        Node node = null!; // made in the next line
        node = new Node(() =>
        {
            _calls.Add($"{_clock.Elapsed.TotalSeconds}");
            if (--left > 0) _dispatcher.TryAdd(node, node.DueNanos + Some.Second, isExact: true);
        });
        _dispatcher.TryAdd(node, Some.Second, isExact: true);

        _clock.Advance(Some.Seconds(10));

        Assert.Equal(["1", "2", "3"], _calls);
    }

    [Fact]
    public void A_wait_that_is_taken_back_does_not_end()
    {
        var node = Add("taken back", 1);
        Add("other", 2);

        Assert.True(_dispatcher.TryRemove(node));
        _clock.Advance(Some.Seconds(10));

        Assert.False(_dispatcher.TryRemove(node));
        Assert.Equal(["other at 2"], _calls);
    }

    [Fact]
    public void The_end_of_the_run_ends_all_waits_and_lets_none_begin()
    {
        Add("b", 2);
        Add("a", 1);

        _dispatcher.EndAll();

        Assert.False(_dispatcher.TryAdd(new Node(() => _calls.Add("late")), 5 * Some.Second, isExact: false));
        _clock.Advance(Some.Seconds(10));
        Assert.Equal(["cut", "cut"], _calls);
        Assert.Equal(0, _dispatcher.Count);
    }

    [Fact]
    public void A_wait_for_ever_is_one()
    {
        Add("never", TimeSpan.FromDays(20_000).TotalSeconds);

        _clock.Advance(TimeSpan.FromDays(10_000));

        Assert.Empty(_calls);
        Assert.Equal(1, _dispatcher.Count);
    }

    Node Add(string name, double seconds)
    {
        var node = new Node(() => _calls.Add(FormattableString.Invariant($"{name} at {_clock.Elapsed.TotalSeconds}")), () => _calls.Add("cut"));
        Assert.True(_dispatcher.TryAdd(node, RunClock.ToNanos(Some.Seconds(seconds)), isExact: true));
        return node;
    }

    sealed class Node(Action due, Action? cut = null) : WaitNode
    {
        public override void OnDue() => due();

        public override void OnCut() => cut?.Invoke();
    }
}

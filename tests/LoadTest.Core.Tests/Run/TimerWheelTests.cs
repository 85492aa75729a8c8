using LoadTest.Run;
using LoadTest.Testing;

namespace LoadTest.Tests.Run;

public sealed class TimerWheelTests
{
    readonly TimerWheel _wheel = new();

    [Fact]
    public void An_empty_wheel_has_nothing_to_give()
    {
        Assert.False(_wheel.TryTake(long.MaxValue, out _));
        Assert.Equal((0, TimerWheel.Never), (_wheel.Count, _wheel.NextDueNanos));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(4_095)]
    [InlineData(4_096)]
    [InlineData(1_000_000_000)]
    [InlineData(86_400_000_000_000)]
    [InlineData(3_155_760_000_000_000_000)] // a century
    [InlineData(long.MaxValue - 1)]
    public void A_node_is_given_out_at_its_time_and_not_a_nanosecond_before(long due)
    {
        _wheel.Add(new Node(), due);

        Assert.Equal(due, _wheel.NextDueNanos);
        Assert.False(due > 0 && _wheel.TryTake(due - 1, out _));
        Assert.True(_wheel.TryTake(due, out var node));
        Assert.Equal(due, node.DueNanos);
        Assert.Equal((0, TimerWheel.Never), (_wheel.Count, _wheel.NextDueNanos));
    }

    [Fact]
    public void Nodes_of_the_same_time_keep_the_order_in_which_they_came()
    {
        const long Due = 5_000_000_000;
        List<Node> nodes = [.. Enumerable.Range(0, 100).Select(_ => new Node())];
        foreach (var node in nodes[..50]) _wheel.Add(node, Due);
        _wheel.Add(new Node(), Due - 1_000);

        // The wheel comes near: the first fifty are put anew, the others come to where they are then.
        Assert.True(_wheel.TryTake(Due - 1, out _));
        foreach (var node in nodes[50..]) _wheel.Add(node, Due);

        Assert.Equal(nodes, TakeAll(Due));
    }

    [Fact]
    public void A_node_that_is_due_in_the_past_is_given_out_now()
    {
        _wheel.Add(new Node(), 1_000_000);
        Assert.True(_wheel.TryTake(2_000_000, out _));

        _wheel.Add(new Node(), 5);

        Assert.True(_wheel.TryTake(1_000_000, out var late));
        Assert.Equal(5, late.DueNanos);
    }

    [Fact]
    public void A_node_that_is_taken_out_is_not_given_out()
    {
        List<Node> nodes = [.. Enumerable.Range(0, 3).Select(_ => new Node())];
        foreach (var node in nodes) _wheel.Add(node, 70);

        Assert.True(_wheel.Remove(nodes[1]));

        Assert.False(_wheel.Remove(nodes[1]));
        Assert.Equal([nodes[0], nodes[2]], TakeAll(long.MaxValue));
    }

    [Fact]
    public void What_waits_in_another_list_is_not_the_wheels_to_remove()
    {
        var node = new Node();
        new WaitList().Append(node);

        Assert.False(_wheel.Remove(node));
    }

    [Theory]
    [InlineData(1, 200)]
    [InlineData(2, 200_000)]
    [InlineData(3, 2_000_000_000)]
    [InlineData(4, long.MaxValue / 4_000)]
    public void It_gives_out_what_a_sorted_list_would(int seed, long span)
    {
        var random = new Random(seed);
        var expected = new List<(long Due, int Number, Node Node)>();
        long now = 0;
        for (var step = 0; step < 20_000; step++)
        {
            var choice = random.Next(10);
            if (choice < 5)
            {
                var due = Math.Min(long.MaxValue - 1, now + (long)(span * Math.Pow(random.NextDouble(), 6)));
                var node = new Node();
                expected.Add((due, step, node));
                _wheel.Add(node, due);
            }
            else if (choice < 7 && expected.Count > 0)
            {
                var index = random.Next(expected.Count);
                Assert.True(_wheel.Remove(expected[index].Node));
                expected.RemoveAt(index);
            }
            else
            {
                now = Math.Min(long.MaxValue - 1, now + (long)(span * Math.Pow(random.NextDouble(), 8) / 4));
                List<Node> due = [.. expected.Where(entry => entry.Due <= now).OrderBy(entry => entry.Due).ThenBy(entry => entry.Number).Select(entry => entry.Node)];
                expected.RemoveAll(entry => entry.Due <= now);
                Assert.Equal(due, TakeAll(now));
            }

            Assert.Equal(expected.Count, _wheel.Count);
            Assert.Equal(expected.Count == 0 ? TimerWheel.Never : expected.Min(entry => entry.Due), _wheel.NextDueNanos);
        }
    }

    [Fact]
    public void Waiting_allocates_nothing()
    {
        var (node, other) = (new Node(), new Node());
        long now = 0;
        AllocationAssert.None(() =>
        {
            _wheel.Add(node, now + 1_234_567_891);
            _wheel.Add(other, now + 4_000_000);
            _wheel.Remove(other);
            _wheel.TryTake(now += 1_300_000_000, out _);
        });
        Assert.Equal(0, _wheel.Count);
    }

    List<Node> TakeAll(long now)
    {
        var taken = new List<Node>();
        while (_wheel.TryTake(now, out var node)) taken.Add((Node)node);
        return taken;
    }

    sealed class Node : WaitNode
    {
        public override void OnDue() => throw new NotSupportedException();

        public override void OnCut() => throw new NotSupportedException();
    }
}

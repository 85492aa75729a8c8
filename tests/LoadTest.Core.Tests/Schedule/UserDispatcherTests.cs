using System.Globalization;
using LoadTest.Schedule;

namespace LoadTest.Tests.Schedule;

public sealed class UserDispatcherTests
{
    static readonly UserMixEntry[] ThreeEqual = [new("A", 1, 0), new("B", 1, 0), new("C", 1, 0)];

    [Fact]
    public void Users_are_dealt_to_the_workers_in_turn()
    {
        var dispatcher = new UserDispatcher(ThreeEqual, ["4", "2", "3", "1"]);
        dispatcher.Begin(9, 1);

        AssertSteps(
            dispatcher,
            "100 000 000 000 +1s",
            "100 010 000 000 +1s",
            "100 010 001 000 +1s",
            "100 010 001 100 +1s",
            "110 010 001 100 +1s",
            "110 011 001 100 +1s",
            "110 011 101 100 +1s",
            "110 011 101 110 +1s",
            "111 011 101 110 +0s");
    }

    [Theory]
    [InlineData(0.5, 3, "1 2 3", 2)]
    [InlineData(0.1, 2, "1 2", 10)]
    [InlineData(1, 3, "1 2 3", 1)]
    [InlineData(2.4, 7, "2 4 6 7", 0.8333333)]
    [InlineData(3.9, 7, "3 6 7", 0.7692307)]
    [InlineData(4, 8, "4 8", 1)]
    [InlineData(120, 90, "90", 0)]
    [InlineData(1e300, 90, "90", 0)]
    public void Batches_are_whole_users_and_pauses_keep_the_spawn_rate(double rate, int target, string users, double pause)
    {
        foreach (var (from, to) in new[] { (0, target), (target, 0) })
        {
            var dispatcher = new UserDispatcher(ThreeEqual, ["1", "2"]);
            dispatcher.Begin(from, 1_000_000);
            Steps(dispatcher);
            dispatcher.Begin(to, rate);

            var steps = Steps(dispatcher);

            var expected = users.Split(' ').Select(text => Math.Abs(from - int.Parse(text, CultureInfo.InvariantCulture)));
            Assert.Equal(expected, steps.Select(step => step.Distribution.Users));
            Assert.All(steps.SkipLast(1), step => Assert.Equal(TimeSpan.FromSeconds(pause), step.Pause));
            Assert.Equal(TimeSpan.Zero, steps[^1].Pause);
        }
    }

    [Fact]
    public void Users_leave_in_the_reverse_order_and_come_back_where_they_were()
    {
        var dispatcher = new UserDispatcher(ThreeEqual, ["1", "2"]);
        dispatcher.Begin(7, 3);
        AssertSteps(dispatcher, "101 010 +1s", "111 111 +1s", "211 111 +0s");

        dispatcher.Begin(2, 2);
        AssertSteps(dispatcher, "111 110 +1s", "101 010 +1s", "100 010 +0s");

        dispatcher.Begin(7, 3);
        AssertSteps(dispatcher, "111 110 +1s", "211 111 +0s");
    }

    [Fact]
    public void The_turns_of_the_workers_go_on_from_dispatch_to_dispatch()
    {
        var dispatcher = new UserDispatcher(ThreeEqual, ["1", "2", "3", "4"]);
        dispatcher.Begin(2, 10);
        AssertSteps(dispatcher, "100 010 000 000 +0s");

        dispatcher.Begin(5, 10);
        AssertSteps(dispatcher, "110 010 001 100 +0s");
    }

    [Fact]
    public void A_dispatch_to_the_users_present_says_once_what_runs()
    {
        var dispatcher = new UserDispatcher(ThreeEqual, ["1"]);
        dispatcher.Begin(0, 1);
        AssertSteps(dispatcher, "000 +0s");

        dispatcher.Begin(2, 10);
        AssertSteps(dispatcher, "110 +0s");
        dispatcher.Begin(2, 10);
        AssertSteps(dispatcher, "110 +0s");
    }

    [Fact]
    public void A_new_dispatch_replaces_the_one_under_way()
    {
        var dispatcher = new UserDispatcher(ThreeEqual, ["1"]);
        dispatcher.Begin(100, 2);
        Assert.True(dispatcher.TryNext(out _));

        dispatcher.Begin(1, 1);

        AssertSteps(dispatcher, "100 +0s");
    }

    [Fact]
    public void C_D20_a_stage_that_restricts_classes_leaves_the_users_of_the_others()
    {
        var dispatcher = new UserDispatcher(ThreeEqual, ["1", "2"]);
        dispatcher.Begin(6, 10);
        AssertSteps(dispatcher, "111 111 +0s");

        dispatcher.Begin(9, 10, [false, false, true]);
        AssertSteps(dispatcher, "113 112 +0s");

        dispatcher.Begin(5, 10, [true, false, false]);
        AssertSteps(dispatcher, "111 110 +0s");
    }

    [Fact]
    public void C_D10_when_there_are_fewer_users_than_fixed_counts_the_rest_comes_with_the_next_ones()
    {
        var dispatcher = new UserDispatcher([new("A", 1, 0), new("B", 0, 3), new("C", 0, 1)], ["1", "2"]);
        dispatcher.Begin(2, 10);
        AssertSteps(dispatcher, "010 001 +0s");

        dispatcher.Begin(6, 10);
        AssertSteps(dispatcher, "120 111 +0s");
    }

    [Fact]
    public void A_target_beyond_the_sum_of_fixed_counts_ends_at_the_sum()
    {
        var dispatcher = new UserDispatcher([new("A", 1, 2), new("B", 0, 2)], ["1"]);
        dispatcher.Begin(9, 2);

        AssertSteps(dispatcher, "11 +1s", "22 +0s");
        Assert.Equal(4, dispatcher.Target);
        dispatcher.Begin(10, 2);
        AssertSteps(dispatcher, "22 +0s");
    }

    [Fact]
    public void A_worker_that_joins_gets_its_part_at_once_and_the_ramp_goes_on()
    {
        var dispatcher = new UserDispatcher(ThreeEqual, ["1", "2"]);
        dispatcher.Begin(6, 4);
        AssertNext(dispatcher, "101 110 +1s");

        dispatcher.AddWorker("0");

        AssertSteps(dispatcher, "200 010 001 +0s rebalance", "200 020 002 +0s");
    }

    [Fact]
    public void The_users_of_a_worker_that_is_gone_go_to_the_others()
    {
        var dispatcher = new UserDispatcher(ThreeEqual, ["1", "2", "3"]);
        dispatcher.Begin(6, 10);
        AssertSteps(dispatcher, "200 020 002 +0s");

        Assert.True(dispatcher.RemoveWorker("2"));
        Assert.False(dispatcher.RemoveWorker("2"));

        AssertSteps(dispatcher, "111 111 +0s rebalance");
        Assert.Equal(["1", "3"], dispatcher.Distribution.Workers);
    }

    [Fact]
    public void A_dispatch_to_the_users_present_is_nothing_more_than_the_rebalance_that_is_due()
    {
        var dispatcher = new UserDispatcher(ThreeEqual, ["1"]);
        dispatcher.Begin(2, 10);
        AssertSteps(dispatcher, "110 +0s");
        dispatcher.AddWorker("2");

        dispatcher.Begin(2, 10);

        AssertSteps(dispatcher, "100 010 +0s rebalance");
    }

    [Fact]
    public void Without_workers_there_is_nothing_to_dispatch_until_one_comes()
    {
        var dispatcher = new UserDispatcher(ThreeEqual, ["1"]);
        dispatcher.Begin(4, 2);
        AssertNext(dispatcher, "110 +1s");

        dispatcher.RemoveWorker("1");
        Assert.False(dispatcher.TryNext(out _));
        dispatcher.AddWorker("2");

        AssertSteps(dispatcher, "110 +0s rebalance", "211 +0s");
    }

    [Fact]
    public void Workers_that_change_before_there_are_users_need_no_rebalance()
    {
        var dispatcher = new UserDispatcher(ThreeEqual, []);
        dispatcher.Begin(2, 10);
        dispatcher.AddWorker("2");
        dispatcher.AddWorker("1");

        AssertSteps(dispatcher, "100 010 +0s");
    }

    [Fact]
    public void A_rebalance_keeps_the_classes_of_earlier_stages()
    {
        var dispatcher = new UserDispatcher(ThreeEqual, ["1"]);
        dispatcher.Begin(3, 10);
        Steps(dispatcher);
        dispatcher.Begin(6, 10, [false, false, true]);
        AssertSteps(dispatcher, "114 +0s");

        dispatcher.AddWorker("2");

        AssertSteps(dispatcher, "102 012 +0s rebalance");
    }

    [Fact]
    public void Values_out_of_range_are_refused()
    {
        var dispatcher = new UserDispatcher(ThreeEqual, ["1"]);

        Assert.Throws<ArgumentOutOfRangeException>(() => dispatcher.Begin(-1, 1));
        Assert.All([0, -1, double.NaN, double.PositiveInfinity], rate => Assert.Throws<ArgumentOutOfRangeException>(() => dispatcher.Begin(1, rate)));
        Assert.Throws<ArgumentException>(() => dispatcher.AddWorker("1"));
        Assert.Throws<ArgumentException>(() => new UserDispatcher(ThreeEqual, ["1", "1"]));
    }

    static void AssertSteps(UserDispatcher dispatcher, params string[] expected) => Assert.Equal(expected, Steps(dispatcher).Select(TextOf));

    static void AssertNext(UserDispatcher dispatcher, string expected)
    {
        Assert.True(dispatcher.TryNext(out var step));
        Assert.Equal(expected, TextOf(step));
    }

    static List<DispatchStep> Steps(UserDispatcher dispatcher)
    {
        var steps = new List<DispatchStep>();
        while (dispatcher.TryNext(out var step)) steps.Add(step);
        return steps;
    }

    /// <summary>For each worker the counts of its classes, one digit each, then the pause.</summary>
    static string TextOf(DispatchStep step)
    {
        var workers = Enumerable.Range(0, step.Distribution.Workers.Count).Select(worker => string.Concat(step.Distribution.CountsOf(worker).ToArray()));
        var pause = step.Pause.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        return $"{string.Join(' ', workers)} +{pause}s{(step.IsRebalance ? " rebalance" : "")}";
    }
}

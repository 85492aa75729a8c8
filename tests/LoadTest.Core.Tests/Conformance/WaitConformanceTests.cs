using LoadTest.Measure;
using LoadTest.Testing;

namespace LoadTest.Tests.Conformance;

/// <summary>How long users wait between two tasks.</summary>
public sealed class WaitConformanceTests
{
    [Fact]
    public void C_W1_a_user_does_not_wait_unless_it_says_so()
    {
        var load = VirtualLoad.Of<Hasty>().With("Iterations", 3);

        load.Run();

        Assert.Equal([0, 2, 4], load.Journal.Seconds("work"));
    }

    [Fact]
    public void C_W2_a_constant_wait_follows_each_task_also_of_a_set()
    {
        var load = VirtualLoad.Of<Constant>(duration: 64);

        load.Run();

        // Each task takes 2 s; the set is entered without waiting, and left with a wait.
        Assert.Equal([0, 15, 30, 45, 60], load.Journal.Seconds("work"));
    }

    [Fact]
    public void C_W3_a_random_wait_stays_within_its_bounds()
    {
        var load = VirtualLoad.Of<Between>().With("Iterations", 400).With("Duration", "2h");

        load.Run();

        var waits = load.Journal.Entries.Zip(load.Journal.Entries.Skip(1), (one, next) => (one.Text, Wait: next.Second - one.Second)).ToList();
        Assert.All(waits.Where(wait => wait.Text == "user"), wait => Assert.InRange(wait.Wait, 3, 9));
        Assert.All(waits.Where(wait => wait.Text == "set"), wait => Assert.InRange(wait.Wait, 20, 21));
        Assert.True(waits.Count(wait => wait.Text == "user") > 100);
        Assert.True(waits.Count(wait => wait.Text == "set") > 100);
    }

    [Fact]
    public void C_W4_pacing_without_catch_up_loses_what_a_slow_task_has_overrun() =>
        Assert.Equal([7, 6, 0, 10, 9, 0.5, 0, 8], WaitsAfter(WaitTime.Pacing(10).WithoutCatchUp(), 3, 4, 12, 0, 1, 9.5, 10, 2));

    [Fact]
    public void C_W4_pacing_makes_up_for_a_slow_task() =>
        Assert.Equal([7, 6, 0, 8, 9, 0.5, 0, 8], WaitsAfter(WaitTime.Pacing(10), 3, 4, 12, 0, 1, 9.5, 10, 2));

    [Fact]
    public void C_W4_a_paced_user_waits_so_in_a_run()
    {
        Assert.Equal([0, 10, 20, 32, 42, 52], StartsOf<Lossy>());
        Assert.Equal([0, 10, 20, 32, 40, 50], StartsOf<CatchingUp>());
    }

    [Fact]
    public void C_W4_latency_counts_from_the_intended_start_only_where_one_was_promised()
    {
        var lossy = VirtualLoad.Of<Lossy>(duration: 55).Run().Metrics.Series[0];
        var paced = VirtualLoad.Of<CatchingUp>(duration: 55).Run().Metrics.Series[0];

        // The fourth iteration begins 2 s late and takes no time: with a promise it took 2 s, and the fifth took least.
        Assert.Equal((0, 12 * Some.Second), (lossy.ResponseTimes.Min, lossy.ResponseTimes.Max));
        Assert.Equal((1 * Some.Second, 12 * Some.Second), (paced.ResponseTimes.Min, paced.ResponseTimes.Max));
        Assert.Equal(0, paced.ServiceTimes.Min);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void C_W5_asked_twice_at_the_same_time_pacing_goes_one_period_further(bool catchesUp)
    {
        var pacing = WaitTime.Pacing(10);
        var wait = catchesUp ? pacing : pacing.WithoutCatchUp();
        var state = WaitState.StartingAt(0);

        Assert.Equal([10, 20], new[] { Ask(wait, ref state, 0), Ask(wait, ref state, 0) });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void C_W6_a_wait_that_took_too_long_is_made_up_for(bool catchesUp)
    {
        var pacing = WaitTime.Pacing(10);
        var wait = catchesUp ? pacing : pacing.WithoutCatchUp();
        var state = WaitState.StartingAt(0);

        // 3 s of work; the wait of 7 s takes 7.5 s; 3 s of work.
        Assert.Equal([7, 6.5], new[] { Ask(wait, ref state, 3), Ask(wait, ref state, 13.5) });
    }

    [Fact]
    public void C_W7_a_throughput_is_a_pace() => Assert.Equal([6], WaitsAfter(WaitTime.Throughput(0.1), 4));

    [Fact]
    public void C_W8_a_throughput_is_kept_exactly()
    {
        var load = VirtualLoad.Of<TenPerSecond>().With("Iterations", 7);

        load.Run();

        Assert.Equal([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6], load.Journal.Seconds("work").Select(second => Math.Round(second, 9)));
    }

    [Fact]
    public void C_W9_a_wait_may_be_any_function()
    {
        var load = VirtualLoad.Of<Custom>().With("Iterations", 3);

        load.Run();

        Assert.Equal([0, 2, 4], load.Journal.Seconds("work"));
    }

    [Fact]
    public void C_W9_a_user_that_waits_as_its_user_does_is_told_so()
    {
        var outcome = VirtualLoad.Of<OfUser>(duration: 5).Run();

        Assert.Contains("WaitTime.OfUser is for task sets", outcome.Errors[0].Message, StringComparison.Ordinal);
        Assert.Equal(StopReason.NoUsersLeft, outcome.StopReason);
    }

    /// <summary>What a wait time gives after tasks that take this long, each begun when the wait before was over.</summary>
    static List<double> WaitsAfter(WaitTime wait, params double[] durations)
    {
        var state = WaitState.StartingAt(0);
        var now = 0.0;
        var waits = new List<double>();
        foreach (var duration in durations)
        {
            now += duration;
            waits.Add(Math.Max(0, Ask(wait, ref state, now)));
            now += waits[^1];
        }

        return waits;
    }

    static double Ask(WaitTime wait, ref WaitState state, double now) => (wait.Next(ref state, (long)(now * 1e9), new StubUser()).DueNanos / 1e9) - now;

    static IReadOnlyList<double> StartsOf<T>()
    {
        var load = VirtualLoad.Of<T>(duration: 55);
        load.Run();
        return load.Journal.Seconds("work");
    }

    public sealed class Hasty : SpyUser
    {
        [Task]
        public Task Work()
        {
            Say("work");
            return RequestAsync(2);
        }
    }

    public sealed class Constant : SpyUser
    {
        protected internal override WaitTime WaitTime => WaitTime.Constant(13);

        [Task]
        public sealed class Set : SpySet
        {
            int _times;

            [Task]
            public async Task Work()
            {
                Say("work");
                await RequestAsync(2);
                if (++_times == 2) Interrupt(reschedule: false);
            }
        }
    }

    public sealed class Between : SpyUser
    {
        protected internal override WaitTime WaitTime => WaitTime.Between(3, 9);

        [Task] public Task User() => Did("user");

        [Task]
        public sealed class Set : SpySet
        {
            int _times;

            protected internal override WaitTime WaitTime => WaitTime.Between(20, 21);

            // The last one of a visit is followed by the user's wait.
            [Task]
            public Task Work()
            {
                if (++_times == 3) Interrupt(reschedule: false);
                return Did(_times == 3 ? "user" : "set");
            }
        }
    }

    public abstract class Overrunning : SpyUser
    {
        readonly double[] _durations = [3, 4, 12, 0, 1, 9.5];
        int _at;

        [Task]
        public Task Work()
        {
            Say("work");
            return RequestAsync(_durations[_at++]);
        }
    }

    public sealed class Lossy : Overrunning
    {
        protected internal override WaitTime WaitTime => WaitTime.Pacing(10).WithoutCatchUp();
    }

    public sealed class CatchingUp : Overrunning
    {
        protected internal override WaitTime WaitTime => WaitTime.Pacing(10);
    }

    public sealed class TenPerSecond : SpyUser
    {
        protected internal override WaitTime WaitTime => WaitTime.Throughput(10);

        [Task]
        public Task Work()
        {
            Say("work");
            return RequestAsync(Random.NextDouble() * 0.1);
        }
    }

    public sealed class Custom : SpyUser
    {
        readonly TimeSpan _a = TimeSpan.FromSeconds(1);
        readonly TimeSpan _b = TimeSpan.FromSeconds(2);

        protected internal override WaitTime WaitTime => WaitTime.Custom(_ => TimeSpan.FromSeconds(1) + (_b - _a));

        [Task] public Task Work() => Did("work");
    }

    public sealed class OfUser : SpyUser
    {
        protected internal override WaitTime WaitTime => WaitTime.OfUser;

        [Task] public Task Work() => RequestAsync();
    }
}

using LoadTest.Schedule;

namespace LoadTest.Tests.Schedule;

public sealed class UserDispatcherPropertyTests
{
    [Fact]
    public void Every_step_is_that_of_the_rules_written_down_slowly()
    {
        var random = new Random(1);
        for (var i = 0; i < 100; i++)
        {
            UserMixEntry[] classes = [new("A", random.Next(1, 5), 0), new("B", random.Next(4), 0), new("C", 1, random.Next(6))];
            List<string> workers = [.. Enumerable.Range(0, random.Next(1, 5)).Select(n => $"h{n % 2}_{n}")];
            var dispatcher = new UserDispatcher(classes, workers);
            var oracle = new SlowUserDispatcher(classes, workers);
            for (var n = 0; n < 30; n++)
            {
                Change(random, dispatcher, oracle, $"h{n % 3}_new{n}");

                // Not always to its end: the next dispatch may replace this one.
                for (var steps = random.Next(6); steps > 0 && dispatcher.TryNext(out var step); steps--)
                {
                    Assert.Equal(oracle.Next(), TextOf(step));
                }
            }
        }
    }

    [Fact]
    public void A_step_never_changes_once_it_is_taken()
    {
        var dispatcher = new UserDispatcher([new("A", 2, 0), new("B", 1, 0)], ["1", "2", "3"]);
        var taken = new List<(DispatchStep Step, string Text)>();
        foreach (var target in new[] { 40, 3, 60 })
        {
            dispatcher.Begin(target, 5);
            while (dispatcher.TryNext(out var step)) taken.Add((step, TextOf(step)));
            dispatcher.AddWorker($"w{target}");
        }

        Assert.All(taken, step => Assert.Equal(step.Text, TextOf(step.Step)));
    }

    [Fact]
    public void One_hundred_thousand_users_of_50_classes_reach_1000_workers_at_5000_a_second()
    {
        UserMixEntry[] classes = [.. Enumerable.Range(0, 50).Select(i => new UserMixEntry($"User{i:00}", i % 7, i % 7 == 0 ? 3 * (i + 1) : 0))];
        var dispatcher = new UserDispatcher(classes, Enumerable.Range(0, 1_000).Select(i => $"host{i % 20}_{i}"));
        var mix = new UserMix(classes);
        var expected = new int[50_000];
        var steps = 0;

        dispatcher.Begin(100_000, 5_000);
        while (TryNextInBudget(dispatcher, out var step))
        {
            for (var user = 5_000 * steps; user < 5_000 * (steps + 1); user++) expected[(user % 1_000 * 50) + mix.Add()]++;
            steps++;

            Assert.Equal(TimeSpan.FromSeconds(steps < 20 ? 1 : 0), step.Pause);
            Assert.True(Enumerable.Range(0, 1_000).All(worker => step.Distribution.CountsOf(worker).SequenceEqual(expected.AsSpan(worker * 50, 50))));
        }

        Assert.Equal(20, steps);
        Assert.Equal(100_000, dispatcher.Distribution.Users);
        Assert.Equal(["host0_0", "host10_10", "host11_11"], dispatcher.Distribution.Workers.Take(3));
    }

    static bool TryNextInBudget(UserDispatcher dispatcher, out DispatchStep step)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var isNext = dispatcher.TryNext(out step);

        // The distribution is 200 kB. What else there is: the classes of the batch, the list of users when it grows.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
        return isNext;
    }

    static void Change(Random random, UserDispatcher dispatcher, SlowUserDispatcher oracle, string worker)
    {
        switch (random.Next(4))
        {
            case 0:
                dispatcher.AddWorker(worker);
                oracle.AddWorker(worker);
                break;
            case 1 when oracle.Workers.Count > 0:
                var gone = oracle.Workers[random.Next(oracle.Workers.Count)];
                dispatcher.RemoveWorker(gone);
                oracle.RemoveWorker(gone);
                break;
            default:
                var (target, rate) = (random.Next(60), Math.Pow(10, random.NextDouble() * 2));
                bool[] allowed = [.. Enumerable.Range(0, 3).Select(_ => random.Next(3) > 0)];
                dispatcher.Begin(target, rate, allowed);
                oracle.Begin(target, rate, allowed);
                break;
        }
    }

    static string TextOf(DispatchStep step) => string.Join(' ', Enumerable.Range(0, step.Distribution.Workers.Count)
        .Select(worker => $"{step.Distribution.Workers[worker]}:{string.Join(',', step.Distribution.CountsOf(worker).ToArray())}"));
}

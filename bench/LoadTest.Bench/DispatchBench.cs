using System.Diagnostics;
using LoadTest.Schedule;

namespace LoadTest.Bench;

/// <summary>How long one step of the dispatcher takes at the size that it is made for: 100,000 users of 50 classes on 1,000 workers, at 5,000/s.</summary>
internal static class DispatchBench
{
    const int Users = 100_000;
    const int Classes = 50;
    const int Workers = 1_000;
    const double SpawnRate = 5_000;

    public static string Run()
    {
        var dispatcher = new UserDispatcher(
            [.. Enumerable.Range(1, Classes).Select(i => new UserMixEntry($"User{i:00}", i, FixedCount: 0))],
            Enumerable.Range(0, Workers).Select(i => $"host{i % 20}_{i}"));
        var up = Steps(dispatcher, Users);
        var down = Steps(dispatcher, 0);
        var upAgain = Steps(dispatcher, Users);
        return $"""
            dispatcher, {Users} users, {Classes} classes, {Workers} workers, {SpawnRate}/s: milliseconds a step
            up        {Describe(up)}
            down      {Describe(down)}
            up again  {Describe(upAgain)}
            """;
    }

    static List<double> Steps(UserDispatcher dispatcher, int target)
    {
        var steps = new List<double>();
        dispatcher.Begin(target, SpawnRate);
        while (true)
        {
            var begin = Stopwatch.GetTimestamp();
            if (!dispatcher.TryNext(out _)) return steps;
            steps.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
        }
    }

    static string Describe(List<double> steps) => FormattableString.Invariant($"mean {steps.Average():0.00}, worst {steps.Max():0.00}, {steps.Count} steps");
}

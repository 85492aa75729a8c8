using System.Diagnostics;
using System.Globalization;
using LoadTest.Judge;
using LoadTest.Measure;

namespace LoadTest.Bench;

/// <summary>What a sample costs: a request begun and ended with all that is counted of it, by as many threads as there are cores, on one log.</summary>
internal static class SampleBench
{
    const int Samples = 20_000_000;
    const int Rounds = 5;

    public static string Run()
    {
        string[] thresholds = ["p95 < 200ms", "p99(GET /a) < 400ms", "failures < 1%"];
        var limits = thresholds.Select(text => ThresholdParser.Parse(text).Threshold!.TryGetLatencyLimit(out var limit) ? limit : null).OfType<LatencyLimit>();
        using var log = new RequestLog(new MeasurePlan { Limits = [.. limits] });
        log.Window.StartAt(0);
        var one = Enumerable.Range(0, Rounds).Select(_ => NanosEach(log, threads: 1)).Order().ElementAt(Rounds / 2);
        var all = Enumerable.Range(0, Rounds).Select(_ => NanosEach(log, Environment.ProcessorCount)).Order().ElementAt(Rounds / 2);
        return string.Create(CultureInfo.InvariantCulture, $"a sample, {limits.Count()} latency limits counted exactly: {one:0.0} ns on one core, {all:0.0} ns on {Environment.ProcessorCount} cores at once (median of {Rounds})");
    }

    // Per sample and core: threads run side by side, so the wall time is that of each of them.
    static double NanosEach(RequestLog log, int threads)
    {
        var begin = Stopwatch.GetTimestamp();
        List<Thread> all = [.. Enumerable.Range(0, threads).Select(_ => new Thread(() => Record(log)))];
        foreach (var thread in all) thread.Start();
        foreach (var thread in all) thread.Join();
        return Stopwatch.GetElapsedTime(begin).TotalNanoseconds / Samples;
    }

    static void Record(RequestLog log)
    {
        var slot = new RequestSlot();
        var id = log.IdOf(new Series("GET", "/a"));
        for (var n = 0L; n < Samples; n++)
        {
            var start = n * 1_000;
            log.TryBegin(slot, id, start, start);
            log.End(slot, Outcome.Ok, start + (n % 64 * 5_000_000));
        }
    }
}

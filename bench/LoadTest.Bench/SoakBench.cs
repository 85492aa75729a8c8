using System.Diagnostics;
using System.Globalization;

namespace LoadTest.Bench;

/// <summary>A long run at a steady rate: what grows, and how fast. The first quarter is for what is made once: connections, compiled code, pools.</summary>
internal sealed class SoakBench(TimeSpan duration)
{
    const double MegaByte = 1024 * 1024;

    readonly List<ProcessSize> _sizes = [];
    bool _hasEnded;

    /// <summary>Runs the load and describes what the process needed.</summary>
    public async Task<string> RunAsync()
    {
        using var target = TargetProcess.Start("bare");
        var watching = new Thread(Watch) { IsBackground = true, Name = "soak" };
        watching.Start();
        var result = await LoadTestRun.OfAsync(typeof(Soaker), 200, duration, target.Url);
        Volatile.Write(ref _hasEnded, true);
        watching.Join();
        return Describe(result, await target.CountAsync());
    }

    void Watch()
    {
        var begin = Stopwatch.GetTimestamp();
        while (!Volatile.Read(ref _hasEnded))
        {
            Thread.Sleep(1_000);
            _sizes.Add(ProcessSize.Now(Stopwatch.GetElapsedTime(begin)));
        }
    }

    string Describe(LoadTestResult result, long served)
    {
        var settled = _sizes.Where(size => size.At > duration / 4 && size.At < duration).ToList();
        var total = result.Metrics?.Total ?? throw new InvalidOperationException(result.Run.Summary);
        return string.Create(CultureInfo.InvariantCulture, $"""
            | {duration.TotalMinutes:0.#} min at {total.Started / duration.TotalSeconds:0}/s, after the first quarter | |
            | --- | --- |
            | requests | {total.Started} counted, {served} served, {total.Failed} failed |
            | resident memory | {settled[0].ResidentBytes / MegaByte:0.0} MB, then {settled[^1].ResidentBytes / MegaByte:0.0} MB |
            | of it the heap | {settled[0].HeapBytes / MegaByte:0.0} MB, then {settled[^1].HeapBytes / MegaByte:0.0} MB; committed {settled[0].CommittedBytes / MegaByte:0.0} MB, then {settled[^1].CommittedBytes / MegaByte:0.0} MB; collections {GC.CollectionCount(0)}, {GC.CollectionCount(1)}, {GC.CollectionCount(2)} |
            | slope of resident memory (least squares) | {SlopeOf(settled) * TimeSpan.FromMinutes(10).TotalSeconds / MegaByte:0.00} MB in 10 min |
            | handles | {settled.Min(size => size.Handles)} to {settled.Max(size => size.Handles)} |
            | threads | {settled.Min(size => size.Threads)} to {settled.Max(size => size.Threads)} |
            """);
    }

    /// <summary>Bytes per second.</summary>
    static double SlopeOf(IReadOnlyList<ProcessSize> sizes)
    {
        var (meanTime, meanBytes) = (sizes.Average(size => size.At.TotalSeconds), sizes.Average(size => (double)size.ResidentBytes));
        return sizes.Sum(size => (size.At.TotalSeconds - meanTime) * (size.ResidentBytes - meanBytes))
            / sizes.Sum(size => Math.Pow(size.At.TotalSeconds - meanTime, 2));
    }
}

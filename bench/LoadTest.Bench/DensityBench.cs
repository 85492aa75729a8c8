using System.Diagnostics;
using System.Globalization;

namespace LoadTest.Bench;

/// <summary>What users cost that wait: memory above an empty process, CPU while they do nothing but wait, and how long the run takes to start and to stop.</summary>
internal static class DensityBench
{
    static readonly TimeSpan Settling = TimeSpan.FromSeconds(6);
    static readonly TimeSpan Watched = TimeSpan.FromSeconds(10);

    // Users are there within a second or two each 100,000; the measurement must not be over before they have been watched.
    public static async Task<string> RunAsync(int users)
    {
        // Once with few, so that the code is compiled and the heap has its shape.
        await LoadTestRun.OfAsync(typeof(Waiting), 1_000, TimeSpan.FromSeconds(3));
        var before = ResidentBytes(afterCollection: true);
        var (begin, allocatedBefore) = (Stopwatch.GetTimestamp(), GC.GetTotalAllocatedBytes());
        var duration = TimeSpan.FromSeconds(users / 50_000.0) + Settling + Watched + TimeSpan.FromSeconds(5);
        var progress = new UserCount();
        var run = LoadTestRun.OfAsync(typeof(Waiting), users, duration, progress);
        while (progress.Users < users) await Task.Delay(TimeSpan.FromMilliseconds(20));
        var started = Stopwatch.GetElapsedTime(begin);
        var allocatedAtStart = GC.GetTotalAllocatedBytes() - allocatedBefore;
        await Task.Delay(Settling);

        var (cpu, allocated, at, cycles) = (Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes(), Stopwatch.GetTimestamp(), GC.CollectionCount(0));
        await Task.Delay(Watched);
        var watched = Stopwatch.GetElapsedTime(at);
        (cpu, allocated, cycles) = (Environment.CpuUsage.TotalTime - cpu, GC.GetTotalAllocatedBytes() - allocated, GC.CollectionCount(0) - cycles);
        var (running, peak) = (ResidentBytes(afterCollection: false), PeakResidentBytes());
        var heap = GC.GetTotalMemory(forceFullCollection: false);
        var committed = GC.GetGCMemoryInfo().TotalCommittedBytes;
        var result = await run;
        var ended = Stopwatch.GetElapsedTime(begin);
        var stopping = ended - (result.Metrics?.Measured ?? TimeSpan.Zero) - started;
        return string.Create(CultureInfo.InvariantCulture, $"""
            {users:#,0} users that wait 1 to 5 s
            memory         {Mega(running - before):0} MB above the {Mega(before):0} MB of the process, {(running - before) / (double)users:0} B per user; peak {Mega(peak):0} MB; heap {heap / (double)users:0} B per user, {Mega(committed):0} MB committed
            CPU            {cpu / watched:0.0 %} of a core for {users / 3.0:#,0} iterations per second, {cpu.TotalMicroseconds / (watched.TotalSeconds * users / 3):0.00} µs each
            allocated      {allocated / (watched.TotalSeconds * users / 3):0.00} B per iteration, {cycles} collections; {allocatedAtStart / (double)users:0} B for each user that starts
            started within {started.TotalSeconds:0.0} s, run of {result.Duration.TotalSeconds:0.0} s, ended {stopping.TotalSeconds:0.0} s after the measurement, {result.Iterations:#,0} iterations, {result.Verdict.Kind}: {result.Verdict.Summary}
            """);
    }

    static double Mega(long bytes) => bytes / 1e6;

    static long ResidentBytes(bool afterCollection)
    {
        if (afterCollection) GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return StatusBytes("VmRSS:");
    }

    static long PeakResidentBytes() => StatusBytes("VmHWM:");

    // proc(5): in kB.
    static long StatusBytes(string field)
    {
        var line = File.ReadLines("/proc/self/status").First(line => line.StartsWith(field, StringComparison.Ordinal));
        return long.Parse(line[field.Length..].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture) * 1024;
    }
}

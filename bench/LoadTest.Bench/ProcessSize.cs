using System.Diagnostics;
using System.Globalization;

namespace LoadTest.Bench;

/// <summary>What a process must not need more and more of.</summary>
/// <param name="At">Since the load began.</param>
/// <param name="ResidentBytes">Memory in use, as the system counts it (<c>/proc/self/statm</c>).</param>
/// <param name="Handles">Open file descriptors.</param>
/// <param name="Threads">Threads.</param>
internal readonly record struct ProcessSize(TimeSpan At, long ResidentBytes, int Handles, int Threads)
{
    /// <summary>This process, now.</summary>
    public static ProcessSize Now(TimeSpan at)
    {
        using var process = Process.GetCurrentProcess();
        var pages = long.Parse(File.ReadAllText("/proc/self/statm").Split(' ')[1], CultureInfo.InvariantCulture);
        return new ProcessSize(at, pages * Environment.SystemPageSize, Directory.GetFiles("/proc/self/fd").Length, process.Threads.Count);
    }
}

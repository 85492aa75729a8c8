using System.Globalization;

namespace LoadTest.Bench;

/// <summary>What a process must not need more and more of.</summary>
/// <param name="At">Since the load began.</param>
/// <param name="ResidentBytes">Memory in use, as the system counts it (<c>/proc/self/statm</c>).</param>
/// <param name="Handles">Open file descriptors.</param>
/// <param name="Threads">Threads.</param>
/// <param name="HeapBytes">What the last garbage collection has left.</param>
/// <param name="CommittedBytes">What the garbage collector holds of the system's memory.</param>
internal readonly record struct ProcessSize(TimeSpan At, long ResidentBytes, int Handles, int Threads, long HeapBytes, long CommittedBytes)
{
    /// <summary>This process, now.</summary>
    public static ProcessSize Now(TimeSpan at)
    {
        var pages = long.Parse(File.ReadAllText("/proc/self/statm").Split(' ')[1], CultureInfo.InvariantCulture);
        var memory = GC.GetGCMemoryInfo();
        return new ProcessSize(at, pages * Environment.SystemPageSize, NamesIn("/proc/self/fd"), NamesIn("/proc/self/task"), memory.HeapSizeBytes, memory.TotalCommittedBytes);
    }

    static int NamesIn(string folder) => Directory.EnumerateFileSystemEntries(folder).Count();
}

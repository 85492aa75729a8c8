namespace LoadTest.Testing;

/// <summary>Proves that code on a hot path allocates nothing once it is warm.</summary>
public static class AllocationAssert
{
    /// <summary>Runs <paramref name="action"/> to warm it up, then again, and fails when the runs after that allocated on this thread.</summary>
    /// <param name="action">What must not allocate; does the same every time.</param>
    /// <param name="repetitions">How often it is measured.</param>
    public static void None(Action action, int repetitions = 10_000)
    {
        for (var i = 0; i < 100; i++) action();

        // A garbage collection may empty a pool of the platform's in between, and what fills it again is no part of the repetitions.
        var allocated = AllocatedBy(action, repetitions);
        if (allocated > 0) allocated = Math.Min(allocated, AllocatedBy(action, repetitions));

        if (allocated > 0) throw new InvalidOperationException($"{repetitions} repetitions allocated {allocated} bytes; none was allowed.");
    }

    static long AllocatedBy(Action action, int repetitions)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < repetitions; i++) action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}

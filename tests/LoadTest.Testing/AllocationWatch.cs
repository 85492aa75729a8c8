namespace LoadTest.Testing;

/// <summary>What the running thread allocates from one round of a loop to a later one, both of them warm. For loops that a test cannot call by itself.</summary>
public sealed class AllocationWatch
{
    const int WarmUp = 1_000;
    const int Measured = 8_000;

    long _before;
    int _rounds;

    /// <summary>How many rounds there must be.</summary>
    public static int Rounds => WarmUp + Measured;

    /// <summary>What was allocated; −1 when there were too few rounds.</summary>
    public long Bytes { get; private set; } = -1;

    /// <summary>Called in every round.</summary>
    public void See()
    {
        if (++_rounds == WarmUp) _before = GC.GetAllocatedBytesForCurrentThread();
        if (_rounds == Rounds) Bytes = GC.GetAllocatedBytesForCurrentThread() - _before;
    }
}

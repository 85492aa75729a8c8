namespace LoadTest.Measure;

/// <summary>
/// What can be wrong with the process and the machine that make the load. In the order in which they explain one another: a pause
/// also looks like slow processors, and slow processors like a slow thread pool.
/// </summary>
public enum GeneratorTrouble
{
    /// <summary>The process or the whole machine stood still: stopped by a signal, a suspended laptop, a paused virtual machine.</summary>
    Standstill,

    /// <summary>Garbage collections stopped the process.</summary>
    GarbageCollection,

    /// <summary>Local ports or file handles ran out, or nearly.</summary>
    Connections,

    /// <summary>Processors were busy, throttled or lent to somebody else: threads that could run had to wait.</summary>
    Cpu,

    /// <summary>The thread pool took long to begin work: user code blocks its threads.</summary>
    PoolDelay,

    /// <summary>A thread that slept was woken up late, for a reason that no other sensor saw.</summary>
    Hiccup,

    /// <summary>Iterations began later than their schedule said.</summary>
    SendLag,

    /// <summary>Iterations that the schedule asked for did not begin at all, or far too late.</summary>
    ArrivalFidelity,
}

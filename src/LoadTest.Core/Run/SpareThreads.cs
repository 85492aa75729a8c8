namespace LoadTest.Run;

/// <summary>
/// Keeps a few pool threads at hand while a run goes on. A test host blocks some of its own; on a small machine these are all
/// that the pool starts with, and it adds new ones only every half second: users would stand still meanwhile, and the stall
/// would be measured as latency of the system.
/// </summary>
internal sealed class SpareThreads : IDisposable
{
    /// <summary>Beyond one for each core. A test host was seen to block two.</summary>
    public const int Count = 4;

    readonly int _workers;
    readonly int _completionPorts;

    public SpareThreads()
    {
        ThreadPool.GetMinThreads(out _workers, out _completionPorts);
        ThreadPool.GetMaxThreads(out var most, out _);

        // More than there may be would be refused, and nothing set.
        ThreadPool.SetMinThreads(Math.Max(_workers, Math.Min(most, Environment.ProcessorCount + Count)), _completionPorts);
    }

    public void Dispose() => ThreadPool.SetMinThreads(_workers, _completionPorts);
}

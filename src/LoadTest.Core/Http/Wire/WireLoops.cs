using System.Runtime.InteropServices;

namespace LoadTest.Http.Wire;

/// <summary>
/// The loops of a run, one for each core, and the thread that watches over them. Connections are dealt to them in turn.
/// </summary>
internal sealed class WireLoops : IDisposable
{
    /// <summary>How often the watch looks. A leader that is in the same user's code at two looks in a row loses the lead.</summary>
    public const int TickMillis = 5;

    /// <summary>How long a connection may be idle.</summary>
    public const int LongestIdleMillis = 60_000;

    const int SweepTicks = 2_000;

    readonly WireLoop[] _loops;
    readonly Thread _watch;
    readonly ManualResetEvent _ending = new(initialState: false);
    readonly long _origin = TimeProvider.System.GetTimestamp();
    long _nowMillis;
    int _dealt;

    WireLoops(WireLoop[] loops)
    {
        _loops = loops;
        _watch = new Thread(Watch) { IsBackground = true, Name = "LoadTest HTTP watch", Priority = ThreadPriority.AboveNormal };
        _watch.UnsafeStart();
    }

    /// <summary>Time as the watch saw it last. It steps by <see cref="TickMillis"/>, and is late when the machine is: good enough for what is idle.</summary>
    public long NowMillis => Volatile.Read(ref _nowMillis);

    /// <summary>How often user code has held a loop up.</summary>
    public int LeadsTaken => _loops.Sum(loop => loop.LeadsTaken);

    /// <summary>Null where there is no such thing: on other systems than Linux, or when the kernel refuses it.</summary>
    public static WireLoops? TryStart()
    {
        if (!OperatingSystem.IsLinux() || RuntimeInformation.ProcessArchitecture is not (Architecture.X64 or Architecture.Arm64)) return null;

        WireLoop[] loops = [.. Enumerable.Range(0, Environment.ProcessorCount).Select(_ => WireLoop.TryStart()).OfType<WireLoop>()];
        return loops.Length > 0 ? new WireLoops(loops) : null;
    }

    public WireLoop Next() => _loops[(uint)Interlocked.Increment(ref _dealt) % (uint)_loops.Length];

    public void Dispose()
    {
        _ending.Set();
        foreach (var loop in _loops) loop.Dispose();
        _watch.Join();
        _ending.Dispose();
    }

    void Watch()
    {
        for (var tick = 1; !_ending.WaitOne(TickMillis); tick++)
        {
            Volatile.Write(ref _nowMillis, (long)TimeProvider.System.GetElapsedTime(_origin).TotalMilliseconds);
            foreach (var loop in _loops) loop.Watch();
            if (tick % SweepTicks != 0) continue;
            foreach (var loop in _loops) loop.CloseIdle(NowMillis);
        }
    }
}

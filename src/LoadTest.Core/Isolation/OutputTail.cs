namespace LoadTest.Isolation;

/// <summary>The last lines that a process has printed; of a crash, the lines that name it.</summary>
internal sealed class OutputTail
{
    const int Kept = 200;
    const int Shown = 12;

    // What the runtime begins its report of a crash with. The frames that follow may be thousands.
    static readonly IReadOnlyList<string> Crashes = ["Unhandled exception", "Process terminated", "Stack overflow", "Fatal error", "Out of memory"];

    readonly Lock _access = new();
    readonly Queue<string> _last = new();
    readonly List<string> _crash = [];

    /// <summary>At most a dozen lines; empty when nothing was printed.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_access) return _crash.Count > 0 ? [.. _crash] : [.. _last.TakeLast(Shown)];
        }
    }

    public void Add(string line)
    {
        lock (_access)
        {
            if (_crash.Count > 0 ? _crash.Count < Shown : Crashes.Any(crash => line.StartsWith(crash, StringComparison.Ordinal))) _crash.Add(line);
            _last.Enqueue(line);
            if (_last.Count > Kept) _last.Dequeue();
        }
    }
}

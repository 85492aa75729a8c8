namespace LoadTest.Isolation;

/// <summary>Shows what user code prints in the process that sends the load, line by line, up to a number of lines.</summary>
/// <param name="name">The load test.</param>
/// <param name="show">Shows a line; called from several threads.</param>
internal sealed class ForwardedOutput(string name, Action<string> show)
{
    /// <summary>What a terminal, and whoever reads it, can take of one run.</summary>
    public const int Most = 1_000;

    int _lines;

    /// <summary>How many lines were not shown.</summary>
    public int LeftOut => Math.Max(0, Volatile.Read(ref _lines) - Most);

    public void Add(string line)
    {
        if (Interlocked.Increment(ref _lines) <= Most) show($"{name} | {line}");
    }
}

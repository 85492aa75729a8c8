using System.Globalization;

namespace LoadTest.Bench;

/// <summary>The processor time of the threads of this process that have a name, seen often enough to see it before they end.</summary>
internal sealed class NamedThreads : IDisposable
{
    // proc(5): schedstat begins with the nanoseconds that the thread has run.
    readonly Dictionary<string, long> _nanos = [];
    readonly Timer _look;
    readonly string _name;

    public NamedThreads(string name)
    {
        _name = name;
        _look = new Timer(_ => Look(), null, TimeSpan.FromSeconds(1), TimeSpan.FromMilliseconds(100));
    }

    /// <summary>Of all of them together.</summary>
    public TimeSpan Cpu
    {
        get
        {
            lock (_nanos) return TimeSpan.FromMicroseconds(_nanos.Values.Sum() / 1e3);
        }
    }

    public void Dispose() => _look.Dispose();

    void Look()
    {
        foreach (var thread in Directory.EnumerateDirectories("/proc/self/task"))
        {
            try
            {
                if (File.ReadAllText($"{thread}/comm").TrimEnd() != _name) continue;
                var nanos = long.Parse(File.ReadAllText($"{thread}/schedstat").Split(' ')[0], CultureInfo.InvariantCulture);
                lock (_nanos) _nanos[thread] = nanos;
            }
            catch (IOException)
            {
                // It has ended.
            }
        }
    }
}

using System.Globalization;

namespace LoadTest.Faults;

/// <summary>Says more of each progress than a pipe holds: where nobody reads, it never comes back.</summary>
internal sealed class LoudObserver : ILoadTestObserver
{
    const int PipeBytes = 64 * 1024;

    public void OnProgress(LoadTestProgress progress) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{progress} {new string('.', 2 * PipeBytes)}"));

    public void OnMessage(string message) => Console.WriteLine(message);
}

using System.Collections.Concurrent;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace LoadTest.Adapter;

/// <summary>
/// Shows what a run does while it goes on: through the test platform where that is possible, which prints at every verbosity,
/// otherwise as diagnostic messages of xUnit.
/// </summary>
internal sealed class LiveLines(VsTestBridge bridge, IMessageSink diagnostics) : ILoadTestObserver
{
    static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    readonly ConcurrentDictionary<string, TimeSpan> _nextByClass = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<string, bool> _summarised = new(StringComparer.Ordinal);

    public void OnProgress(LoadTestProgress progress)
    {
        if (progress.Phase == Run.RunPhase.Ended) return;

        // The first line comes after a second: who waits wants to see that something happens.
        var next = _nextByClass.GetOrAdd(progress.Name, TimeSpan.FromSeconds(1));
        if (progress.Elapsed < next) return;

        _nextByClass[progress.Name] = progress.Elapsed + Every;
        Write(progress.ToString());
    }

    public void OnMessage(string message) => Write(message);

    public bool Summarise(LoadTestResult result)
    {
        if (!_summarised.TryAdd($"{result.LoadTestClass}|{result.RunId}", true)) return false;
        foreach (var line in result.SummaryLines) Write(line);
        return true;
    }

    void Write(string line)
    {
        if (!bridge.TryWrite(line)) diagnostics.OnMessage(new DiagnosticMessage(line));
    }
}

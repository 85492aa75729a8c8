using System.Collections.Concurrent;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace LoadTest.Adapter;

/// <summary>One execution of the test framework: the session that runs each load class once, what the user sees of it, and the way to stop it.</summary>
internal sealed class LoadExecution : IDisposable
{
    static readonly TimeSpan PollPeriod = TimeSpan.FromMilliseconds(250);

    readonly VsTestBridge _bridge;
    readonly IMessageSink _diagnostics;
    readonly LoadTestSession _session;
    readonly CancellationTokenSource _stop = new();
    readonly ITimer _stopPoll;
    readonly ConcurrentDictionary<Type, bool> _summarised = new();

    public LoadExecution(VsTestBridge bridge, IMessageSink diagnostics, TimeProvider time)
    {
        (_bridge, _diagnostics) = (bridge, diagnostics);
        _session = new LoadTestSession(new LiveLines(Show), SettingsOf(bridge.Filter));

        // The stop button of an IDE only sets a flag, which nobody looks at while a test runs.
        _stopPoll = time.CreateTimer(static execution => ((LoadExecution)execution!).StopWhenAsked(), this, PollPeriod, PollPeriod); // the state is this
    }

    /// <summary>Fires when the user has asked the test platform to stop.</summary>
    public CancellationToken Stop => _stop.Token;

    /// <summary>The result of a load class, whose summary is shown once however many nodes ask.</summary>
    /// <returns>The result, and whether this was the first time.</returns>
    public async Task<(LoadTestResult Result, bool IsFirst)> GetOrRunAsync(Type loadTestClass, IReadOnlyList<object?> constructorArguments, CancellationToken token)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(token, Stop);
        var result = await _session.GetOrRunAsync(loadTestClass, constructorArguments, stop.Token).ConfigureAwait(false);
        var isFirst = _summarised.TryAdd(loadTestClass, true);
        if (isFirst)
        {
            foreach (var line in result.SummaryLines) Show(line);
        }

        return (result, isFirst);
    }

    public void Dispose()
    {
        _stopPoll.Dispose();
        _stop.Dispose();
    }

    static Dictionary<string, string> SettingsOf(string filter) =>
        FilterTags.Of(filter) is { Count: > 0 } tags ? new() { ["Tags"] = string.Join(',', tags) } : [];

    void Show(string line)
    {
        if (!_bridge.TryWrite(line)) _diagnostics.OnMessage(new DiagnosticMessage(line));
    }

    void StopWhenAsked()
    {
        if (!_bridge.IsStopRequested) return;
        try
        {
            _stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The execution ended between the poll and this line.
        }
    }
}

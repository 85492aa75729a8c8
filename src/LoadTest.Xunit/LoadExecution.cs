using Xunit.Abstractions;

namespace LoadTest.Adapter;

/// <summary>One execution of the test framework: the session that runs each load class once, and the way to stop it.</summary>
internal sealed class LoadExecution : IDisposable
{
    readonly CancellationTokenSource _stop = new();
    readonly LiveLines _lines;
    readonly Timer _stopPoll;

    public LoadExecution(IMessageSink execution, IMessageSink diagnostics)
    {
        var bridge = VsTestBridge.Find(execution);
        _lines = new LiveLines(bridge, diagnostics);
        Session = new LoadTestSession(_lines);

        // The stop button of an IDE only sets a flag, which nobody looks at while a test runs.
        _stopPoll = new Timer(_ => StopWhenAsked(bridge), null, TimeSpan.FromMilliseconds(250), TimeSpan.FromMilliseconds(250));
    }

    public LoadTestSession Session { get; }

    public CancellationToken Stop => _stop.Token;

    /// <summary>Prints the summary of a run, once however many nodes ask.</summary>
    /// <returns>Whether this was the first time.</returns>
    public bool Summarise(LoadTestResult result) => _lines.Summarise(result);

    public void Dispose()
    {
        _stopPoll.Dispose();
        _stop.Dispose();
    }

    void StopWhenAsked(VsTestBridge bridge)
    {
        if (!bridge.IsStopRequested) return;
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

using System.Collections.Concurrent;

namespace LoadTest.Adapter;

/// <summary>The load runs of one execution: each class once, stopped when the user asks the test host to stop.</summary>
internal sealed class LoadRuns : IDisposable
{
    static readonly TimeSpan PollPeriod = TimeSpan.FromMilliseconds(500);

    readonly ITestHost _host;
    readonly LoadTestSession _session;
    readonly CancellationTokenSource _stop = new();
    readonly ITimer _poll;
    readonly ConcurrentDictionary<Type, bool> _summarised = new();

    public LoadRuns(ITestHost host, TimeProvider time)
    {
        _host = host;
        Time = time;
        _session = new LoadTestSession(new LiveLines(host.Show));

        // A timer, because a run that waits for another one on the machine has no progress to hang the question on.
        _poll = time.CreateTimer(static runs => ((LoadRuns)runs!).PollStop(), this, PollPeriod, PollPeriod); // the state is this
    }

    /// <summary>The clock that times nodes.</summary>
    public TimeProvider Time { get; }

    /// <summary>The result of a load class; the first caller starts the load, and its summary is shown once.</summary>
    public async Task<LoadTestResult> GetOrRunAsync(Type loadTestClass, IReadOnlyList<object?> constructorArguments, CancellationToken token)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(token, _stop.Token);
        var result = await _session.GetOrRunAsync(loadTestClass, constructorArguments, stop.Token).ConfigureAwait(false);
        if (_summarised.TryAdd(loadTestClass, true))
        {
            foreach (var line in result.SummaryLines) _host.Show(line);
        }

        return result;
    }

    public void Dispose()
    {
        _poll.Dispose();
        _stop.Dispose();
    }

    void PollStop()
    {
        if (!_host.IsStopRequested || _stop.IsCancellationRequested) return;
        try
        {
            _stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The timer's last tick can overlap the disposal that follows the last test.
        }
    }
}

namespace LoadTest.Isolation;

/// <summary>Calls an observer from a thread of its own, so that a slow one holds up neither the run nor its stop. Progress that it is too slow for is left out.</summary>
internal sealed class ObserverQueue
{
    const int Most = 10_000;
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    readonly Mailbox<Action> _calls = new(Most);
    readonly IsolatedObserver _observer;
    readonly Thread _thread;
    LoadTestProgress? _latest;

    public ObserverQueue(ILoadTestObserver observer)
    {
        _observer = new IsolatedObserver(observer);
        _thread = new Thread(CallAll) { IsBackground = true, Name = "LoadTest observer" };
        _thread.UnsafeStart();
    }

    /// <summary>What the observer threw; empty when it did not.</summary>
    public string Failure => _observer.Failure;

    public void OnProgress(LoadTestProgress progress)
    {
        // Where one still waits, the newer takes its place.
        if (Interlocked.Exchange(ref _latest, progress) is null) _calls.TryAdd(ShowLatest);
    }

    public void OnMessage(string message) => _calls.TryAdd(() => _observer.OnMessage(message));

    /// <summary>Waits until everything has been shown, but not for ever.</summary>
    public void Complete()
    {
        _calls.Close();
        _thread.Join(Patience);
    }

    void ShowLatest()
    {
        if (Interlocked.Exchange(ref _latest, null) is { } progress) _observer.OnProgress(progress);
    }

    void CallAll()
    {
        while (!_calls.IsDone)
        {
            if (_calls.TryTake(Timeout.InfiniteTimeSpan, out var call)) call();
        }
    }
}

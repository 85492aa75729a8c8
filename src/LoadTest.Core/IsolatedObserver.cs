namespace LoadTest;

/// <summary>
/// Stands between the run and an observer: one call at a time, progress dropped while the observer is still busy with the one
/// before, and an exception ends the observer's part, not the run's; it is named in the result.
/// </summary>
internal sealed class IsolatedObserver(ILoadTestObserver observer)
{
    readonly Lock _calling = new();
    volatile string _failure = "";

    /// <summary>What the observer threw; empty when it did not.</summary>
    public string Failure => _failure;

    public void OnProgress(LoadTestProgress progress)
    {
        if (!_calling.TryEnter()) return;
        try
        {
            Guard(() => observer.OnProgress(progress));
        }
        finally
        {
            _calling.Exit();
        }
    }

    public void OnMessage(string message)
    {
        lock (_calling) Guard(() => observer.OnMessage(message));
    }

    void Guard(Action call)
    {
        if (_failure.Length > 0) return;
        try
        {
            call();
        }
        catch (Exception exception)
        {
            _failure = $"{observer.GetType().Name} threw {exception.GetType().Name}: {exception.Message}";
        }
    }
}

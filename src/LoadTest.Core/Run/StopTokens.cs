namespace LoadTest.Run;

/// <summary>The two stages of a stop: first users finish their iteration, then whatever is in flight is given up.</summary>
internal sealed class StopTokens : IDisposable
{
    readonly CancellationTokenSource _stopping = new();
    readonly CancellationTokenSource _aborting = new();
    readonly Action _endWaits;
    bool _isStopping;

    /// <param name="endWaits">Ends what users wait for between their iterations. Called when they can see that they are to stop.</param>
    public StopTokens(Action endWaits)
    {
        _endWaits = endWaits;

        // Read once: a user that was given up may still ask for its tokens after the run has been disposed.
        Stopping = _stopping.Token;
        Aborting = _aborting.Token;
    }

    public CancellationToken Stopping { get; }

    /// <summary>Whether <see cref="Stopping"/> fires, or is about to: what the engine itself goes by, so that no callback of a user's can keep another user from stopping.</summary>
    public bool IsStopping => Volatile.Read(ref _isStopping);

    public CancellationToken Aborting { get; }

    // Cancel runs callbacks that user code has registered, and they may throw or block: so it never happens on the control loop.
    public void BeginStop(IWorkQueue queue) => queue.PostUrgent(Stop);

    // Nobody orders urgent work: a user whose request is given up must see that it is to stop, or it would begin the next one.
    public void BeginAbort(IWorkQueue queue) => queue.PostUrgent(() =>
    {
        Stop();
        CancelSafely(_aborting);
    });

    public void Dispose()
    {
        _stopping.Dispose();
        _aborting.Dispose();
    }

    void Stop()
    {
        Volatile.Write(ref _isStopping, true);
        _endWaits();
        CancelSafely(_stopping);
    }

    static void CancelSafely(CancellationTokenSource source)
    {
        try
        {
            source.Cancel();
        }
        catch (AggregateException)
        {
            // Thrown by callbacks that user code registered. The token is cancelled all the same, which is all that counts here.
        }
        catch (ObjectDisposedException)
        {
            // The run ended before the queue came to this.
        }
    }
}

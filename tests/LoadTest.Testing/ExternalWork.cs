namespace LoadTest.Testing;

/// <summary>
/// Counts what a run in virtual time waits for outside of it: requests to a real server. While something is out, the clock of
/// the run stands, so that a request takes no virtual time however long it really takes.
/// </summary>
internal sealed class ExternalWork(InlineWorkQueue queue)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    readonly Lock _access = new();
    readonly SemaphoreSlim _back = new(0);
    int _out;

    public bool IsOut
    {
        get
        {
            lock (_access) return _out > 0;
        }
    }

    /// <summary>Something has left the run.</summary>
    public void Leave()
    {
        lock (_access) _out++;
    }

    /// <summary>It is back: <paramref name="arrive"/> goes on with it, on the thread of the run.</summary>
    public void Return(Action arrive)
    {
        queue.Post(arrive);
        lock (_access) _out--;
        _back.Release();
    }

    /// <summary>Waits until something comes back.</summary>
    public void WaitForOne()
    {
        if (!_back.Wait(Patience)) throw new TimeoutException($"Nothing came back from outside within {Patience.TotalSeconds} s.");
    }
}

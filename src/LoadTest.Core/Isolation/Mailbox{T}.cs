namespace LoadTest.Isolation;

/// <summary>Things that many threads leave and one takes, in order. Nothing in it needs to be disposed, however late somebody comes.</summary>
/// <param name="most">How many may lie there at once.</param>
internal sealed class Mailbox<T>(int most = int.MaxValue)
{
    readonly Queue<T> _things = new();
    readonly object _access = new(); // a Monitor's: it is waited for
    bool _isClosed;

    /// <summary>Leaves a thing.</summary>
    /// <returns>False when there is no room for it, or nobody will take it any more.</returns>
    public bool TryAdd(T thing)
    {
        lock (_access)
        {
            if (_isClosed || _things.Count >= most) return false;
            _things.Enqueue(thing);
            Monitor.Pulse(_access);
            return true;
        }
    }

    /// <summary>Takes the oldest thing, and waits for one at most as long as <paramref name="patience"/>.</summary>
    public bool TryTake(TimeSpan patience, out T thing)
    {
        lock (_access)
        {
            if (_things.Count == 0 && !_isClosed) Monitor.Wait(_access, patience);
            return _things.TryDequeue(out thing!); // only meant when it was there
        }
    }

    /// <summary>Nothing more is taken in; what is there can still be taken.</summary>
    public void Close()
    {
        lock (_access)
        {
            _isClosed = true;
            Monitor.PulseAll(_access);
        }
    }

    /// <summary>Whether it is closed and empty.</summary>
    public bool IsDone
    {
        get
        {
            lock (_access) return _isClosed && _things.Count == 0;
        }
    }
}

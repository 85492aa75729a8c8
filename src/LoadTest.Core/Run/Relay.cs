namespace LoadTest.Run;

/// <summary>
/// Lets users go on whose waits have ended, in bursts and on a thread of its own. Waking a pool thread for each burst costs half a millisecond
/// of CPU: a pool thread that finds nothing more to do spins before it sleeps, which was four fifths of what 100,000 waiting users took.
/// Whoever holds up the thread holds up the others for a millisecond: then the work queue takes over.
/// </summary>
internal sealed class Relay(IWorkQueue queue) : IThreadPoolWorkItem, IDisposable
{
    /// <summary>How often the dispatcher has to look while there is anybody left.</summary>
    public const long LookNanos = 1_000_000;

    // The work queue helps when more than so many wait.
    const int Burst = 512;

    readonly Lock _access = new();
    readonly WaitList _ready = new();
    readonly AutoResetEvent _wake = new(initialState: false);
    Thread? _thread;
    bool _isParked;
    bool _isCalled;
    bool _isOver;
    int _count;
    int _runners;
    int _generation;
    long _taken;
    long _takenAtLook;

    /// <summary>Has a user go on.</summary>
    public void Add(Waiter waiter)
    {
        lock (_access)
        {
            _ready.Append(waiter);
            _count++;
            if (_isCalled || (_runners > 0 && (_count <= _runners * Burst || _runners >= Environment.ProcessorCount))) return;
            if (TryUnpark()) return;
        }

        queue.Post(this);
    }

    /// <summary>Sees to it that nobody is held up by somebody before it.</summary>
    /// <returns>Whether anybody is left.</returns>
    public bool Look()
    {
        lock (_access)
        {
            if (_ready.IsEmpty) return false;

            var isHeldUp = _taken == _takenAtLook;
            _takenAtLook = _taken;
            if (!isHeldUp) return true;

            // Whoever was called has not come yet, because the work queue is blocked, or whoever came does not come back; in that case
            // it finds then that others have taken over.
            var isOnTheWay = _isCalled;
            if (!isOnTheWay) (_generation, _runners) = (_generation + 1, 0);
            if (TryUnpark() || isOnTheWay) return true;
        }

        queue.Post(this);
        return true;
    }

    /// <summary>Goes through those that are there, on a thread of the work queue.</summary>
    public void Execute()
    {
        var generation = Enter();
        while (TryTake(generation) is { } waiter) waiter.Execute();
    }

    /// <summary>Ends the thread, when it is through with what it does. Whoever comes then is a case for the work queue.</summary>
    public void Dispose()
    {
        lock (_access)
        {
            _isOver = true;
            if (_thread is null) _wake.Dispose();
            else _wake.Set();
        }
    }

    // Calls somebody: the thread, when it has nothing to do; otherwise it is for the caller to post this.
    bool TryUnpark()
    {
        _isCalled = true;
        if (_isOver) return false;
        if (_thread is null)
        {
            // UnsafeStart: whoever waits first does not give the thread its execution context.
            _thread = new Thread(Drive) { IsBackground = true, Name = "LoadTest relay" };
            _thread.UnsafeStart();
            return true;
        }

        if (!_isParked) return false;

        _isParked = false;
        _wake.Set();
        return true;
    }

    void Drive()
    {
        do Execute();
        while (Park());
        _wake.Dispose();
    }

    bool Park()
    {
        lock (_access)
        {
            if (_isOver) return false;
            if (!_ready.IsEmpty) return true;
            _isParked = true;
        }

        _wake.WaitOne();
        lock (_access) return !_isOver;
    }

    int Enter()
    {
        lock (_access)
        {
            _isCalled = false;
            _runners++;
            return _generation;
        }
    }

    Waiter? TryTake(int generation)
    {
        lock (_access)
        {
            if (generation != _generation) return null;
            if (_ready.First is not Waiter waiter)
            {
                _runners--;
                return null;
            }

            _ready.Remove(waiter);
            _count--;
            _taken++;
            return waiter;
        }
    }
}

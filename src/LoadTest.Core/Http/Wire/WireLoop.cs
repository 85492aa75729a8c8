using Microsoft.Win32.SafeHandles;

namespace LoadTest.Http.Wire;

/// <summary>
/// Waits for many connections on one thread, reads what has come, and lets their users go on, on the same thread: no hop to another
/// one for each response. That thread leads. User code runs on it, so it may never come back: whoever watches takes the lead away from a
/// thread that stays in user code, and gives it to a new one.
/// </summary>
/// <remarks>
/// The lead is a number: 0 while the leader is in code of its own, else the number of the user that it has let go on. The watch takes the
/// lead by setting the number back to 0: only from a leader that is in user code, and only if it still is. The leader does the same when it
/// comes back, and ends when it finds that the number is no longer its own. Whatever else is here belongs to whoever leads.
/// </remarks>
internal sealed class WireLoop : IDisposable
{
    const int BufferBytes = 64 * 1024;
    const ulong WakePlace = ulong.MaxValue;

    // A leader that is replaced this often within the memory of the watch is one whose users block: their code then runs on the thread pool.
    const int ToleratedLosses = 4;
    const int MemoryTicks = 400;
    const int ShortestRetreatTicks = 200;
    const int LongestRetreatTicks = 128_000;

    readonly SafeFileHandle _epoll;
    readonly SafeFileHandle _wake;
    readonly ReadyEvents _events = new();
    readonly ConnectionTable _connections = new();
    readonly byte[] _buffer = GC.AllocateUninitializedArray<byte>(BufferBytes, pinned: true);
    readonly Queue<WireConnection> _settled = new();
    readonly Queue<(WireConnection Connection, uint Flags)> _unread = new();
    long _lead;
    long _released;
    bool _isRetreating;
    bool _isEnding;

    // The watch's own.
    long _leadSeen;
    int _losses;
    int _memoryTicks;
    int _retreatTicks;
    int _nextRetreatTicks = ShortestRetreatTicks;
    bool _lacksLeader;

    WireLoop(SafeFileHandle epoll, SafeFileHandle wake)
    {
        _epoll = epoll;
        _wake = wake;
    }

    /// <summary>How often the lead was taken from a thread.</summary>
    public int LeadsTaken { get; private set; }

    /// <summary>A loop with a thread; null when the kernel refuses one.</summary>
    public static WireLoop? TryStart()
    {
        var epoll = Libc.EpollCreate(Libc.CloseOnExec);
        var wake = Libc.EventDescriptor(0, Libc.CloseOnExec | Libc.NonBlocking);
        if (epoll.IsInvalid || wake.IsInvalid || !ReadyEvents.TryAdd(epoll, (int)wake.DangerousGetHandle(), WakePlace))
        {
            epoll.Dispose();
            wake.Dispose();
            return null;
        }

        var loop = new WireLoop(epoll, wake);
        loop.StartLeader();
        return loop;
    }

    /// <summary>Has a connection reported.</summary>
    public bool TryAdd(WireConnection connection, int descriptor)
    {
        if (Volatile.Read(ref _isEnding)) return false;
        connection.Place = _connections.Add(connection);
        return ReadyEvents.TryAdd(_epoll, descriptor, connection.Place);
    }

    /// <summary>The connection is being closed, which ends its reports.</summary>
    public void Remove(WireConnection connection) => _connections.Remove(connection.Place);

    /// <summary>What was asked of the connection has ended. Called by the leader.</summary>
    public void Settle(WireConnection connection) => _settled.Enqueue(connection);

    /// <summary>There is more to read, after others have had their turn. Called by the leader.</summary>
    public void Resume(WireConnection connection, uint flags) => _unread.Enqueue((connection, flags));

    /// <summary>Called by the watch with every tick.</summary>
    public void Watch()
    {
        if (_lacksLeader)
        {
            TryStartLeader();
            return;
        }

        if (_memoryTicks > 0 && --_memoryTicks == 0) _losses = 0;
        if (_retreatTicks > 0 && --_retreatTicks == 0) Volatile.Write(ref _isRetreating, false);

        var lead = Volatile.Read(ref _lead);
        var isStuck = lead != 0 && lead == _leadSeen;
        _leadSeen = lead;
        if (!isStuck || Volatile.Read(ref _isEnding) || Interlocked.CompareExchange(ref _lead, 0, lead) != lead) return;

        LeadsTaken++;
        _memoryTicks = MemoryTicks;
        if (++_losses >= ToleratedLosses) Retreat();
        TryStartLeader();
    }

    /// <summary>Closes what nobody has needed for long. Called by the watch.</summary>
    public void CloseIdle(long nowMillis)
    {
        foreach (var connection in _connections.All()) connection.CloseIfIdle(nowMillis);
    }

    public void Dispose()
    {
        Volatile.Write(ref _isEnding, true);
        Libc.Write(_wake, 1, sizeof(ulong));
        foreach (var connection in _connections.All()) connection.Dispose();
    }

    void Retreat()
    {
        _losses = 0;
        _retreatTicks = _nextRetreatTicks;
        _nextRetreatTicks = Math.Min(LongestRetreatTicks, _nextRetreatTicks * 2);
        Volatile.Write(ref _isRetreating, true);
    }

    // UnsafeStart: nothing of whoever starts it flows into the users that it lets go on.
    void StartLeader() => new Thread(Lead) { IsBackground = true, Name = "LoadTest HTTP" }.UnsafeStart();

    // A machine that has no thread left may have one at the next tick.
    void TryStartLeader()
    {
        _lacksLeader = true;
        try
        {
            StartLeader();
            _lacksLeader = false;
        }
        catch (OutOfMemoryException)
        {
            // What Thread.Start throws then.
        }
    }

    void Lead()
    {
        while (true)
        {
            // First, also those that a leader who was held up has left behind: perhaps nothing more is to come, because all wait for them.
            while (_settled.Count > 0)
            {
                if (!Release(_settled.Dequeue())) return;
            }

            if (Volatile.Read(ref _isEnding)) break;
            ReadAll();
        }

        _epoll.Dispose();
        _wake.Dispose();
    }

    void ReadAll()
    {
        var resumed = _unread.Count;
        var count = _events.Wait(_epoll, isPolling: resumed > 0);
        for (var i = 0; i < count; i++) _connections.At(_events.DataOf(i))?.OnEvents(_events.FlagsOf(i), _buffer);
        for (; resumed > 0; resumed--)
        {
            var (connection, flags) = _unread.Dequeue();
            connection.OnEvents(flags, _buffer);
        }
    }

    /// <summary>Lets a user go on.</summary>
    /// <returns>Whether this thread still leads.</returns>
    bool Release(WireConnection connection)
    {
        if (Volatile.Read(ref _isRetreating))
        {
            ThreadPool.UnsafeQueueUserWorkItem(connection, preferLocal: false);
            return true;
        }

        var lead = ++_released;
        Volatile.Write(ref _lead, lead);
        connection.Execute();
        if (Interlocked.CompareExchange(ref _lead, 0, lead) != lead) return false;
        CleanThread.Restore();
        return true;
    }
}

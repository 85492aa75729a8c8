using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks.Sources;

namespace LoadTest.Http.Wire;

/// <summary>
/// One connection: opens, then takes one request after the other and reads the response to each. Used by whoever holds it, read by
/// its loop; every use of the socket is under its lock, so that no descriptor is used after it was closed and given to somebody else.
/// </summary>
/// <remarks>
/// An operation ends once: whoever ends it (the loop with a response, a deadline, the end of the run) takes the state from busy to
/// settled under the lock. The loop reads and notes the time first, for all connections that are ready, and only then lets their
/// users go on: what one user does is not in the time of another.
/// </remarks>
internal sealed class WireConnection(WireLoop loop, WireEndpoint endpoint) : IValueTaskSource<WireResult>, IThreadPoolWorkItem, IDisposable
{
    // How often a connection may read before others have their turn.
    const int ReadsInTurn = 16;

    readonly Lock _access = new();
    ManualResetValueTaskSourceCore<WireResult> _operation;
    WireSocket? _socket;
    State _state;
    Flight? _owner;
    ReadOnlyMemory<byte> _unsent;
    bool _isSpoiled;
    WireResult _result;
    byte[] _head = [];

    enum State
    {
        Idle,
        Opening,
        Busy,
        Settled,
        Closed,
    }

    public WireEndpoint Endpoint => endpoint;

    public WireLoop Loop => loop;

    public ResponseReader Response { get; } = new();

    /// <summary>Why it broke.</summary>
    public SocketError SocketError { get; private set; }

    /// <summary>When the last byte of the response was read, in the time of the run.</summary>
    public long EndNanos { get; private set; }

    /// <summary>Since when it is idle, in the time of the loops.</summary>
    public long IdleSinceMillis { get; private set; }

    /// <summary>Where the loop finds it; set by the loop.</summary>
    public ulong Place { get; set; }

    /// <summary>Connects; the result is there when the loop has seen how that ended.</summary>
    public ValueTask<WireResult> OpenAsync(IPAddress address, Flight owner)
    {
        lock (_access)
        {
            _operation.Reset();
            _state = State.Opening;
            _owner = owner;
            Connect(address);
        }

        return new ValueTask<WireResult>(this, _operation.Version);
    }

    /// <summary>Sends a request and reads its response.</summary>
    /// <param name="request">Head and body.</param>
    /// <param name="owner">Whose it is.</param>
    /// <param name="isHeadRequest">Whether the response has no body.</param>
    public ValueTask<WireResult> ExchangeAsync(ReadOnlySpan<byte> request, Flight owner, bool isHeadRequest)
    {
        lock (_access)
        {
            _operation.Reset();
            Response.Begin(isHeadRequest, owner.KeptBytes, ResponseBody.KeptBytes);
            _owner = owner;
            if (_state == State.Closed)
            {
                // Closed between the moment it was taken and now: as if nothing had come.
                Response.End();
                _result = WireResult.Faulty;
                ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
            }
            else
            {
                _state = State.Busy;
                Send(request);
            }
        }

        return new ValueTask<WireResult>(this, _operation.Version);
    }

    /// <summary>Gives the operation up, if it is this owner's.</summary>
    public void Abort(Flight owner)
    {
        lock (_access)
        {
            if (_owner != owner || _state is not (State.Opening or State.Busy)) return;
            Settle(WireResult.Aborted, isOnLoop: false);
            CloseSocket();
        }
    }

    /// <summary>Makes it ready for whoever comes next.</summary>
    /// <returns>False when it cannot be used again; it is closed then.</returns>
    public bool TryRelease(long nowMillis)
    {
        lock (_access)
        {
            _owner = null;
            if (_state != State.Settled || _isSpoiled || !Response.IsReusable)
            {
                CloseSocket();
                return false;
            }

            _state = State.Idle;
            IdleSinceMillis = nowMillis;
            return true;
        }
    }

    /// <summary>Whether an idle connection can still take a request, as far as anybody can know.</summary>
    /// <param name="nowMillis">Now.</param>
    public bool IsUsable(long nowMillis)
    {
        lock (_access)
        {
            if (_state != State.Idle) return false;

            var idleMillis = nowMillis - IdleSinceMillis;
            var isExpired = idleMillis > WireLoops.LongestIdleMillis || (Response.Hints.IdleSeconds > 0 && idleMillis >= Response.Hints.IdleSeconds * 1_000L);
            if (!isExpired && (idleMillis <= WireLoops.TickMillis || _socket!.IsSilent())) return true; // never null: it is idle

            CloseSocket();
            return false;
        }
    }

    /// <summary>Closes it when nobody has needed it for long.</summary>
    public void CloseIfIdle(long nowMillis)
    {
        lock (_access)
        {
            if (_state == State.Idle && nowMillis - IdleSinceMillis > WireLoops.LongestIdleMillis) CloseSocket();
        }
    }

    /// <summary>Closes it; whoever waits for it learns that it was given up.</summary>
    public void Dispose()
    {
        lock (_access)
        {
            if (_state is State.Opening or State.Busy) Settle(WireResult.Aborted, isOnLoop: false);
            CloseSocket();
        }
    }

    /// <summary>Called by the loop for what the kernel has reported.</summary>
    /// <param name="flags">As in <see cref="ReadyEvents"/>.</param>
    /// <param name="buffer">To read into; its content is nobody's afterwards.</param>
    public void OnEvents(uint flags, Span<byte> buffer)
    {
        lock (_access)
        {
            switch (_state)
            {
                case State.Opening:
                    if ((flags & (ReadyEvents.Writable | ReadyEvents.Error | ReadyEvents.HangUp)) != 0) EndOpening();
                    break;
                case State.Busy:
                    if ((flags & ReadyEvents.Writable) != 0 && !_unsent.IsEmpty) SendRest();
                    if (_state == State.Busy && (flags & ~ReadyEvents.Writable) != 0) Receive(flags, buffer);
                    break;
                case State.Idle:
                    // Nothing can be due: it is the end of the connection, or somebody's mistake.
                    if ((flags & ~ReadyEvents.Writable) != 0 && !_socket!.IsSilent()) CloseSocket(); // never null: it is idle
                    break;
                case State.Settled:
                    // What is reported may be what has just been read.
                    _isSpoiled |= (flags & ~ReadyEvents.Writable) != 0 && !_socket!.IsSilent(); // never null: it has not been closed
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>Lets whoever waits go on, on this thread.</summary>
    public void Execute() => _operation.SetResult(_result);

    /// <summary>The head of the response, shared with the responses before when they were the same.</summary>
    public byte[] KeepHead()
    {
        if (!Response.Head.SequenceEqual(_head)) _head = Response.Head.ToArray();
        return _head;
    }

    WireResult IValueTaskSource<WireResult>.GetResult(short token) => _operation.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<WireResult>.GetStatus(short token) => _operation.GetStatus(token);

    void IValueTaskSource<WireResult>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _operation.OnCompleted(continuation, state, token, flags);

    void Connect(IPAddress address)
    {
        _socket = WireSocket.TryConnect(new IPEndPoint(address, endpoint.Port), out var error);
        if (_socket is null) Break(error, isOnLoop: false);
        else if (!loop.TryAdd(this, _socket.Descriptor)) Break(SocketError.TooManyOpenSockets, isOnLoop: false);
    }

    void EndOpening()
    {
        var error = _socket!.ConnectError(); // opening: there is one
        if (error == SocketError.Success) Settle(WireResult.Done, isOnLoop: true);
        else Break(error, isOnLoop: true);
    }

    void Send(ReadOnlySpan<byte> bytes)
    {
        var error = _socket!.Send(ref bytes); // busy: there is one
        if (error != SocketError.Success) Break(error, isOnLoop: false);
        else if (!bytes.IsEmpty) _unsent = bytes.ToArray();
    }

    void SendRest()
    {
        ReadOnlySpan<byte> rest = _unsent.Span;
        var error = _socket!.Send(ref rest); // as above
        _unsent = _unsent[^rest.Length..];
        if (error != SocketError.Success) Break(error, isOnLoop: true);
    }

    void Receive(uint flags, Span<byte> buffer)
    {
        var isEnding = (flags & (ReadyEvents.PeerClosed | ReadyEvents.HangUp | ReadyEvents.Error)) != 0;
        for (var reads = 0; reads < ReadsInTurn; reads++)
        {
            var received = _socket!.Receive(buffer, out var error); // as above
            if (error != SocketError.Success) Break(error, isOnLoop: true);
            else if (received == 0) Conclude(Response.End(), isSpoiled: true);
            else if (received > 0) Take(buffer[..received], isEnding);

            // Less than there was room for: there is no more, and the next byte is a new event. Unless the end has been announced.
            if (_state != State.Busy || received < 0 || (received < buffer.Length && !isEnding)) return;
        }

        loop.Resume(this, flags);
    }

    void Take(ReadOnlySpan<byte> received, bool isEnding)
    {
        var progress = Response.Read(ref received);
        if (progress != ReadProgress.NeedsMore) Conclude(progress, isSpoiled: isEnding || !received.IsEmpty || !_unsent.IsEmpty);
    }

    void Conclude(ReadProgress progress, bool isSpoiled)
    {
        EndNanos = _owner?.NowNanos ?? 0;
        _isSpoiled = isSpoiled;
        Settle(progress == ReadProgress.Done ? WireResult.Done : WireResult.Faulty, isOnLoop: true);
    }

    void Break(SocketError error, bool isOnLoop)
    {
        SocketError = error;
        Settle(WireResult.Broken, isOnLoop);
        CloseSocket();
    }

    void Settle(WireResult result, bool isOnLoop)
    {
        _state = State.Settled;
        _result = result;
        if (isOnLoop) loop.Settle(this);
        else ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    void CloseSocket()
    {
        _state = State.Closed;
        _unsent = default;
        if (_socket is null) return;
        loop.Remove(this);
        _socket.Dispose();
        _socket = null;
    }
}

namespace LoadTest.Http.Wire;

/// <summary>
/// Reads one response after the other from the bytes of a connection, in whatever pieces they come: what it finds depends on the
/// bytes alone. Knows no network and no clock, and allocates nothing for a response like the ones before. What it holds is bounded:
/// heads by <see cref="HeadReader.Limit"/>, chunk lines by <see cref="ChunkReader.LineLimit"/>, bodies by what is to be kept.
/// </summary>
internal sealed class ResponseReader
{
    readonly HeadReader _head = new();
    readonly BodyStore _body = new();
    readonly ChunkReader _chunks;
    Phase _phase;
    Phase _phaseBefore;
    bool _isHeadRequest;
    int _keptBytes;
    int _keptBytesOfFailures;
    long _remaining;

    public ResponseReader() => _chunks = new ChunkReader(_body);

    enum Phase
    {
        Head,
        Fixed,
        Chunks,
        Trailers,
        UntilEnd,
        Ended,
    }

    public int StatusCode => _head.StatusCode;

    public ConnectionHints Hints => _head.Hints;

    /// <summary>Whether anything of the response has come, interim responses included.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>Whether another response can follow on the connection.</summary>
    public bool IsReusable { get; private set; }

    public WireFault Fault { get; private set; }

    /// <summary>How much of the body is still to come, as far as is known.</summary>
    public ulong Missing => _phaseBefore == Phase.Chunks ? _chunks.Missing : (ulong)_remaining;

    /// <summary>What was invalid about a chunk.</summary>
    public ReadOnlySpan<byte> FaultyBytes => _chunks.FaultyBytes;

    /// <summary>The status line and the headers.</summary>
    public ReadOnlySpan<byte> Head => _head.Bytes;

    public BodyStore Body => _body;

    /// <summary>Expects a response.</summary>
    /// <param name="isHeadRequest">It has no body, whatever it says.</param>
    /// <param name="keptBytes">How much to keep of the body of a success (2xx).</param>
    /// <param name="keptBytesOfFailures">How much to keep of any other body.</param>
    public void Begin(bool isHeadRequest, int keptBytes, int keptBytesOfFailures)
    {
        _isHeadRequest = isHeadRequest;
        _keptBytes = keptBytes;
        _keptBytesOfFailures = keptBytesOfFailures;
        _remaining = 0;
        _phase = _phaseBefore = Phase.Head;
        _head.Begin();
        _body.Begin(0);
        HasBegun = IsReusable = false;
        Fault = WireFault.None;
    }

    /// <summary>Takes what has come.</summary>
    /// <param name="data">What is left of it when the response is done does not belong to it.</param>
    public ReadProgress Read(ref ReadOnlySpan<byte> data)
    {
        HasBegun |= !data.IsEmpty;
        while (!data.IsEmpty && _phase != Phase.Ended)
        {
            var progress = Step(ref data);
            if (progress == ReadProgress.Failed) return Fail(_phase == Phase.Chunks ? _chunks.Fault : _head.Fault);
        }

        if (_phase != Phase.Ended) return ReadProgress.NeedsMore;
        return Fault == WireFault.None ? ReadProgress.Done : ReadProgress.Failed;
    }

    /// <summary>The connection has ended.</summary>
    public ReadProgress End()
    {
        if (_phase == Phase.Ended) return Fault == WireFault.None ? ReadProgress.Done : ReadProgress.Failed;
        if (_phase == Phase.UntilEnd)
        {
            Complete(isReusable: false);
            return ReadProgress.Done;
        }

        return Fail(_phase switch
        {
            Phase.Head => HasBegun ? WireFault.EndedInHead : WireFault.NoResponse,
            Phase.Fixed => WireFault.EndedInBody,
            _ => WireFault.EndedInChunks,
        });
    }

    ReadProgress Step(ref ReadOnlySpan<byte> data)
    {
        ReadProgress progress;
        switch (_phase)
        {
            case Phase.Head:
                progress = _head.Read(ref data);
                if (progress == ReadProgress.Done) BeginBody();
                return progress;
            case Phase.Chunks:
                progress = _chunks.Read(ref data);
                if (progress == ReadProgress.Done) BeginTrailers();
                return progress;
            case Phase.Trailers:
                progress = _head.Read(ref data);
                if (progress == ReadProgress.Done) Complete(!Hints.ClosesConnection);
                return progress;
            case Phase.Fixed:
                TakeFixed(ref data);
                return ReadProgress.NeedsMore;
            default:
                _body.Append(data);
                data = [];
                return ReadProgress.NeedsMore;
        }
    }

    void BeginTrailers()
    {
        _phase = Phase.Trailers;
        _head.BeginTrailers();
    }

    void BeginBody()
    {
        // 101 changes the protocol, which nobody has asked for: what follows is a body until the end. The others are only a beginning.
        if (StatusCode is >= 100 and <= 199 and not 101)
        {
            _head.BeginHead();
            return;
        }

        _body.Begin(StatusCode is >= 200 and <= 299 ? _keptBytes : _keptBytesOfFailures);
        if (_isHeadRequest || StatusCode is 204 or 304) Complete(!Hints.ClosesConnection);
        else if (StatusCode == 101) _phase = Phase.UntilEnd;
        else if (Hints.IsChunked) BeginChunks();
        else if (Hints.ContentLength == ConnectionHints.Unknown) _phase = Phase.UntilEnd;
        else if (Hints.ContentLength == 0) Complete(!Hints.ClosesConnection);
        else BeginFixed(Hints.ContentLength);
    }

    void BeginChunks()
    {
        _chunks.Begin();
        _phase = Phase.Chunks;
    }

    void BeginFixed(long length)
    {
        _remaining = length;
        _phase = Phase.Fixed;
    }

    void TakeFixed(ref ReadOnlySpan<byte> data)
    {
        var length = (int)Math.Min(data.Length, _remaining);
        _body.Append(data[..length]);
        data = data[length..];
        _remaining -= length;
        if (_remaining == 0) Complete(!Hints.ClosesConnection);
    }

    void Complete(bool isReusable)
    {
        _phase = Phase.Ended;
        IsReusable = isReusable;
    }

    ReadProgress Fail(WireFault fault)
    {
        _phaseBefore = _phase;
        _phase = Phase.Ended;
        Fault = fault;
        return ReadProgress.Failed;
    }
}

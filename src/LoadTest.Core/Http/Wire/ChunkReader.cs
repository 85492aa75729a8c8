using System.Buffers.Text;

namespace LoadTest.Http.Wire;

/// <summary>Reads a chunked body up to its trailers, in whatever pieces it comes (RFC 9112 §7.1), as strictly as the platform's client.</summary>
internal sealed class ChunkReader(BodyStore body)
{
    /// <summary>The line with the length of a chunk and its extension. The platform's limit.</summary>
    public const int LineLimit = 16 * 1024;

    // What messages show of a line.
    const int ShownBytes = 32;
    const int SmallLine = 64;

    byte[] _line = new byte[SmallLine];
    int _lineLength;
    Range _faulty;
    ulong _remaining;
    Phase _phase;

    enum Phase
    {
        Length,
        Data,
        End,
    }

    public WireFault Fault { get; private set; }

    /// <summary>How much of the chunk is still to come.</summary>
    public ulong Missing => _phase == Phase.Data ? _remaining : 0;

    /// <summary>The beginning of what was invalid.</summary>
    public ReadOnlySpan<byte> FaultyBytes => _line.AsSpan(_faulty) is var bytes && bytes.Length > ShownBytes ? bytes[..ShownBytes] : bytes;

    public void Begin()
    {
        if (_line.Length > SmallLine) _line = new byte[SmallLine];
        _lineLength = 0;
        _phase = Phase.Length;
        Fault = WireFault.None;
    }

    /// <summary>Takes bytes up to the end of the last chunk.</summary>
    /// <param name="data">What has come; what is left of it belongs to the trailers.</param>
    public ReadProgress Read(ref ReadOnlySpan<byte> data)
    {
        while (!data.IsEmpty)
        {
            if (_phase == Phase.Data)
            {
                TakeData(ref data);
                continue;
            }

            var end = data.IndexOf((byte)'\n');
            var piece = end < 0 ? data : data[..(end + 1)];
            if (_lineLength + piece.Length > LineLimit) return Fail(WireFault.ChunkLineTooLong, default);
            Append(piece);
            data = data[piece.Length..];
            if (end >= 0 && TakeLine() is var progress and not ReadProgress.NeedsMore) return progress;
        }

        return ReadProgress.NeedsMore;
    }

    void TakeData(ref ReadOnlySpan<byte> data)
    {
        var length = (int)Math.Min((ulong)data.Length, _remaining);
        body.Append(data[..length]);
        data = data[length..];
        _remaining -= (ulong)length;
        if (_remaining == 0) _phase = Phase.End;
    }

    void Append(ReadOnlySpan<byte> piece)
    {
        if (_lineLength + piece.Length > _line.Length) Array.Resize(ref _line, Math.Max(_lineLength + piece.Length, _line.Length * 2));
        piece.CopyTo(_line.AsSpan(_lineLength));
        _lineLength += piece.Length;
    }

    ReadProgress TakeLine()
    {
        var length = _lineLength - 1;
        if (length > 0 && _line[length - 1] == '\r') length--;
        _lineLength = 0;
        if (_phase == Phase.Length) return TakeLength(_line.AsSpan(0, length));
        if (length > 0) return Fail(WireFault.InvalidChunkEnd, ..length);
        _phase = Phase.Length;
        return ReadProgress.NeedsMore;
    }

    ReadProgress TakeLength(ReadOnlySpan<byte> line)
    {
        if (!Utf8Parser.TryParse(line, out _remaining, out var digits, 'X')) return Fail(WireFault.InvalidChunkLength, ..line.Length);

        var blanks = line[digits..].IndexOfAnyExcept((byte)' ', (byte)'\t');
        if (blanks >= 0 && line[digits + blanks] != ';') return Fail(WireFault.InvalidChunkExtension, digits..line.Length);

        _phase = Phase.Data;
        return _remaining == 0 ? ReadProgress.Done : ReadProgress.NeedsMore;
    }

    ReadProgress Fail(WireFault fault, Range faulty)
    {
        Fault = fault;
        _faulty = faulty.Equals(default) ? ..0 : faulty;
        return ReadProgress.Failed;
    }
}

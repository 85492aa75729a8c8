using System.Buffers;

namespace LoadTest.Http.Wire;

/// <summary>
/// Reads a status line and headers, or trailers, line by line, in whatever pieces they come (RFC 9112 §2.1, §4, §5). Accepts what the
/// platform's own client accepts: lines that end without CR, folded values, blanks before the colon.
/// </summary>
/// <remarks>
/// The bytes are kept as they came (folds replaced by blanks): whoever wants header objects makes them later. Only what decides
/// how the response goes on is read here. A field is complete when the first byte after its line is no blank.
/// </remarks>
internal sealed class HeadReader
{
    /// <summary>All heads of a response together, trailers included. The platform's default.</summary>
    public const int Limit = 64 * 1024;

    const int StatusLineLength = 12;
    const int KeptCapacity = 4 * 1024;
    const int None = -1;

    static readonly SearchValues<byte> TokenBytes = SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8);

    byte[] _bytes = new byte[256];
    int _length;
    int _sectionStart;
    int _lineStart;
    int _fieldStart;
    int _spent;
    bool _awaitsStatus;
    bool _isTrailer;

    public ConnectionHints Hints { get; } = new();

    public int StatusCode { get; private set; }

    public WireFault Fault { get; private set; }

    /// <summary>Status line and headers, without the blank line at their end.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _sectionStart);

    /// <summary>Another response than the ones before.</summary>
    public void Begin()
    {
        if (_bytes.Length > KeptCapacity) _bytes = new byte[256];
        _spent = 0;
        Fault = WireFault.None;
        BeginHead();
    }

    /// <summary>Another head of the same response: the one after an interim response.</summary>
    public void BeginHead()
    {
        _isTrailer = false;
        _awaitsStatus = true;
        StatusCode = 0;
        Hints.Clear();
        BeginSection(0);
    }

    public void BeginTrailers()
    {
        _isTrailer = true;
        BeginSection(_sectionStart);
    }

    /// <summary>Takes bytes up to the end of the section.</summary>
    /// <param name="data">What has come; what is left of it belongs to the body.</param>
    public ReadProgress Read(ref ReadOnlySpan<byte> data)
    {
        while (!data.IsEmpty)
        {
            var isLineStart = _length == _lineStart;
            if (isLineStart && _fieldStart != None && data[0] is not ((byte)' ' or (byte)'\t') && !TakeField()) return Fail(WireFault.InvalidHead);

            var end = data.IndexOf((byte)'\n');
            var piece = end < 0 ? data : data[..(end + 1)];
            if (_spent + piece.Length > Limit) return Fail(WireFault.HeadTooLong);
            Append(piece);
            data = data[piece.Length..];
            if (end >= 0 && TakeLine() is var progress and not ReadProgress.NeedsMore) return progress;
        }

        return ReadProgress.NeedsMore;
    }

    void BeginSection(int start)
    {
        _length = _sectionStart = _lineStart = start;
        _fieldStart = None;
    }

    void Append(ReadOnlySpan<byte> piece)
    {
        if (_length + piece.Length > _bytes.Length) Array.Resize(ref _bytes, Math.Max(_length + piece.Length, _bytes.Length * 2));
        piece.CopyTo(_bytes.AsSpan(_length));
        _length += piece.Length;
        _spent += piece.Length;
    }

    ReadProgress TakeLine()
    {
        var line = WithoutEnd(_bytes.AsSpan(_lineStart, _length - _lineStart));
        if (_awaitsStatus)
        {
            if (!TakeStatus(line)) return Fail(WireFault.InvalidHead);
            _awaitsStatus = false;
        }
        else if (_fieldStart != None)
        {
            Unfold();
        }
        else if (line.IsEmpty)
        {
            _length = _lineStart;
            if (!_isTrailer) _sectionStart = _length;
            return ReadProgress.Done;
        }
        else if (!line.Contains((byte)':'))
        {
            return Fail(WireFault.InvalidHead);
        }
        else
        {
            _fieldStart = _lineStart;
        }

        _lineStart = _length;
        return ReadProgress.NeedsMore;
    }

    /// <summary>The line continues the field before: their border becomes blanks.</summary>
    void Unfold()
    {
        _bytes[_lineStart - 1] = (byte)' ';
        if (_bytes[_lineStart - 2] == '\r') _bytes[_lineStart - 2] = (byte)' ';
    }

    bool TakeStatus(ReadOnlySpan<byte> line)
    {
        if (line.Length < StatusLineLength || line[8] != ' ' || !line.StartsWith("HTTP/1."u8) || !IsDigit(line[7])) return false;
        if (!IsDigit(line[9]) || !IsDigit(line[10]) || !IsDigit(line[11])) return false;
        if (line.Length > StatusLineLength && (line[StatusLineLength] != ' ' || line.Contains((byte)'\r'))) return false;
        StatusCode = ((line[9] - '0') * 100) + ((line[10] - '0') * 10) + (line[11] - '0');
        return true;
    }

    bool TakeField()
    {
        var field = WithoutEnd(_bytes.AsSpan(_fieldStart, _length - _fieldStart));
        _fieldStart = None;

        // What an interim response says is read over.
        if (!_isTrailer && StatusCode is >= 100 and <= 199 and not 101) return true;

        var colon = field.IndexOf((byte)':');
        var name = field[..colon].TrimEnd((byte)' ');
        if (name.IsEmpty || name.ContainsAnyExcept(TokenBytes)) return false;
        if (!_isTrailer) Hints.See(name, field[(colon + 1)..].Trim(" \t"u8));
        return true;
    }

    ReadProgress Fail(WireFault fault)
    {
        Fault = fault;
        return ReadProgress.Failed;
    }

    static ReadOnlySpan<byte> WithoutEnd(ReadOnlySpan<byte> line)
    {
        line = line[..^1];
        return line is [.., (byte)'\r'] ? line[..^1] : line;
    }

    static bool IsDigit(byte character) => character is >= (byte)'0' and <= (byte)'9';
}

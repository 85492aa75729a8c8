namespace LoadTest.Http;

/// <summary>
/// The bytes of a stream of Server-Sent Events, which ends before an event that is too long: the parser keeps an event in memory
/// until its last line has come, and one without a last line would eat all there is.
/// </summary>
internal sealed class EventBody(Stream body, int maxEventBytes) : ForwardStream
{
    long _eventBytes;
    long _lineBytes;
    bool _isComment;
    bool _wasReturn;

    /// <summary>Whether the stream has ended because an event was too long.</summary>
    public bool IsTooLong { get; private set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (IsTooLong) return 0;

        var read = await body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        return CountUpToLimit(buffer.Span[..read]);
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) body.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>How many of the bytes are within the limit. Lines end with LF, CR or CRLF, an event with an empty line.</summary>
    int CountUpToLimit(ReadOnlySpan<byte> bytes)
    {
        for (var i = 0; i < bytes.Length; i++)
        {
            var (isReturn, isFeed) = (bytes[i] == (byte)'\r', bytes[i] == (byte)'\n');
            if (isReturn || (isFeed && !_wasReturn)) EndLine();
            else if (!isFeed)
            {
                if (_lineBytes++ == 0) _isComment = bytes[i] == (byte)':';
                IsTooLong = (_isComment ? 0 : _eventBytes) + _lineBytes > maxEventBytes;
                if (IsTooLong) return i;
            }

            _wasReturn = isReturn;
        }

        return bytes.Length;
    }

    void EndLine()
    {
        if (_lineBytes == 0) _eventBytes = 0;
        else if (!_isComment) _eventBytes += _lineBytes;
        _lineBytes = 0;
    }
}

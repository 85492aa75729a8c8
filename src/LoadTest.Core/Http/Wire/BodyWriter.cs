using System.Buffers;
using System.Globalization;

namespace LoadTest.Http.Wire;

/// <summary>The stream that the content of a request writes itself to; in chunks when its length is not known before.</summary>
internal sealed class BodyWriter(IBufferWriter<byte> output, bool isChunked) : Stream
{
    public long Written { get; private set; }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (buffer.IsEmpty) return;
        Written += buffer.Length;
        if (isChunked) WriteLength(buffer.Length);
        output.Write(buffer);
        if (isChunked) output.Write("\r\n"u8);
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <summary>The content is through.</summary>
    public void End()
    {
        if (isChunked) output.Write("0\r\n\r\n"u8);
    }

    public override void Flush()
    {
        // What is written is written.
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    void WriteLength(int length)
    {
        Span<byte> line = stackalloc byte[16];
        length.TryFormat(line, out var digits, "X", CultureInfo.InvariantCulture);
        "\r\n"u8.CopyTo(line[digits..]);
        output.Write(line[..(digits + 2)]);
    }
}

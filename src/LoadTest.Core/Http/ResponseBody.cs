using System.Buffers;
using System.Runtime.InteropServices;

namespace LoadTest.Http;

/// <summary>
/// A response's body. Read to its end, because the time to the last byte is what users wait for; or left in its stream when
/// only the headers are waited for.
/// </summary>
internal readonly struct ResponseBody(ReadOnlyMemory<byte> kept, long length, Stream? rest = null, string mediaType = "")
{
    /// <summary>How much is kept. More is read, timed and thrown away, so that a huge response cannot eat the memory.</summary>
    public const int KeptBytes = 16 * 1024 * 1024;

    public ReadOnlyMemory<byte> Kept { get; } = kept;

    /// <summary>Of the whole body, also of what was not kept; 0 when unknown.</summary>
    public long Length { get; } = length;

    /// <summary>Of a body that is left in its stream, what the headers say that it is, without parameters; empty when they do not say.</summary>
    public string MediaType => mediaType ?? ""; // null in a default value

    public Stream Open()
    {
        if (rest is not null) return rest;
        return MemoryMarshal.TryGetArray(Kept, out var array) && array.Array is { } bytes
            ? new MemoryStream(bytes, array.Offset, array.Count, writable: false)
            : new MemoryStream([], writable: false);
    }

    public static async ValueTask<ResponseBody> ReadAsync(HttpContent content, CancellationToken token)
    {
        if (content.Headers.ContentLength is 0) return default;

        var stream = await content.ReadAsStreamAsync(token).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            return content.Headers.ContentLength is { } length and <= KeptBytes
                ? await ReadKnownAsync(stream, (int)length, token).ConfigureAwait(false)
                : await ReadUnknownAsync(stream, token).ConfigureAwait(false);
        }
    }

    static async ValueTask<ResponseBody> ReadKnownAsync(Stream stream, int length, CancellationToken token)
    {
        var body = new byte[length];
        var read = await stream.ReadAtLeastAsync(body, length, throwOnEndOfStream: false, token).ConfigureAwait(false);

        // The read that returns 0 lets the handler see the end of the body and give the connection back at once. A HEAD
        // response announces a length that never comes.
        await stream.ReadAsync(Array.Empty<byte>(), token).ConfigureAwait(false);
        return new ResponseBody(body.AsMemory(0, read), read);
    }

    static async ValueTask<ResponseBody> ReadUnknownAsync(Stream stream, CancellationToken token)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);
        try
        {
            var kept = new ArrayBufferWriter<byte>();
            for (var length = 0L; ;)
            {
                var read = await stream.ReadAsync(buffer, token).ConfigureAwait(false);
                if (read == 0) return new ResponseBody(kept.WrittenMemory, length);
                kept.Write(buffer.AsSpan(0, Math.Min(read, KeptBytes - kept.WrittenCount)));
                length += read;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}

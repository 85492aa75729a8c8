using System.Buffers;

namespace LoadTest.Http;

/// <summary>Reads a response to its end: the time to the last byte is what users wait for.</summary>
internal static class ResponseBody
{
    /// <summary>How much is kept. More is read, timed and thrown away, so that a huge response cannot eat the memory.</summary>
    public const int KeptBytes = 16 * 1024 * 1024;

    public static async ValueTask<ReadOnlyMemory<byte>> ReadAsync(HttpContent content, CancellationToken token)
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

    static async ValueTask<ReadOnlyMemory<byte>> ReadKnownAsync(Stream stream, int length, CancellationToken token)
    {
        var body = new byte[length];
        var read = await stream.ReadAtLeastAsync(body, length, throwOnEndOfStream: false, token).ConfigureAwait(false);

        // The read that returns 0 lets the handler see the end of the body and give the connection back at once. A HEAD
        // response announces a length that never comes.
        await stream.ReadAsync(Array.Empty<byte>(), token).ConfigureAwait(false);
        return body.AsMemory(0, read);
    }

    static async ValueTask<ReadOnlyMemory<byte>> ReadUnknownAsync(Stream stream, CancellationToken token)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);
        try
        {
            var kept = new ArrayBufferWriter<byte>();
            while (true)
            {
                var read = await stream.ReadAsync(buffer, token).ConfigureAwait(false);
                if (read == 0) return kept.WrittenMemory;
                kept.Write(buffer.AsSpan(0, Math.Min(read, KeptBytes - kept.WrittenCount)));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}

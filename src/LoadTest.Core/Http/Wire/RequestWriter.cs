using System.Buffers;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;

namespace LoadTest.Http.Wire;

/// <summary>
/// Writes requests as the platform's client would, byte for byte, or says that only the platform can: for headers that change how the
/// connection is used, for bodies that are large or come from a stream, for texts that are no ASCII.
/// </summary>
internal static class RequestWriter
{
    /// <summary>The longest body of known length; longer ones are the platform's, which sends while it reads.</summary>
    const int LargestBody = 64 * 1024;

    static readonly string[] PlatformOnly = ["Connection", "Expect", "Host", "Keep-Alive", "TE", "Trailer", "Transfer-Encoding", "Upgrade"];

    /// <summary>Writes header lines.</summary>
    /// <returns>False when the platform has to; what was written is of no use then.</returns>
    public static bool TryWrite(HttpHeaders headers, IBufferWriter<byte> output)
    {
        foreach (var (name, values) in headers.NonValidated)
        {
            // How several values are put together depends on the header.
            if (values.Count != 1 || PlatformOnly.Contains(name, StringComparer.OrdinalIgnoreCase) || !TryWriteLine(name, values.ToString(), output)) return false;
        }

        return true;
    }

    /// <summary>Writes one header line.</summary>
    /// <returns>False when it cannot be written in ASCII.</returns>
    public static bool TryWriteLine(string name, string value, IBufferWriter<byte> output)
    {
        if (!Ascii.IsValid(name) || !Ascii.IsValid(value) || value.AsSpan().ContainsAny("\r\n\0")) return false;
        Write(name, output);
        output.Write(": "u8);
        Write(value, output);
        output.Write("\r\n"u8);
        return true;
    }

    /// <summary>Writes a request from its start to its end.</summary>
    /// <returns>False when the platform has to.</returns>
    public static bool TryWrite(RequestStart start, HttpRequestMessage message, IBufferWriter<byte> output)
    {
        output.Write(start.Lines);
        if (!TryWrite(message.Headers, output)) return false;
        if (message.Content is { } content) return TryWrite(content, output);
        if (start.MustSayLength) output.Write("Content-Length: 0\r\n"u8);
        output.Write("\r\n"u8);
        return true;
    }

    static bool TryWrite(HttpContent content, IBufferWriter<byte> output)
    {
        if (content is not (ByteArrayContent or ReadOnlyMemoryContent or JsonContent)) return false;
        var length = content.Headers.ContentLength;
        if (length > LargestBody) return false;

        if (length is null) output.Write("Transfer-Encoding: chunked\r\n"u8);
        if (!TryWrite(content.Headers, output)) return false;
        output.Write("\r\n"u8);
        using var body = new BodyWriter(output, isChunked: length is null);
        content.CopyTo(body, context: null, CancellationToken.None);
        body.End();
        return length is null || body.Written == length;
    }

    static void Write(string text, IBufferWriter<byte> output) => output.Advance(Encoding.ASCII.GetBytes(text, output.GetSpan(text.Length)));
}

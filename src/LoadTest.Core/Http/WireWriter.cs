using System.Buffers;
using LoadTest.Http.Wire;

namespace LoadTest.Http;

/// <summary>
/// Writes one user's requests as bytes. Most are the same as the one before: what does not change is written once. Everything else is
/// made of the message that the platform's client would get.
/// </summary>
internal sealed class WireWriter(MessageWriter messages, WireEndpoints endpoints)
{
    // A buffer that was needed once for something large is not kept.
    const int KeptCapacity = 16 * 1024;

    ArrayBufferWriter<byte>? _spareOutput;
    Block? _block;

    /// <summary>Writes a request.</summary>
    /// <returns>False when only the platform's client can send it.</returns>
    public bool TryWrite(in Hop hop, out WireRequest request)
    {
        request = default;
        if (hop.Target.StartOf(hop.Method, endpoints) is not { } start) return false;

        var isUsual = messages.IsUsual(hop) && !start.MustSayLength;
        if (isUsual && messages.Headers.Count == 0 && messages.Cookies.Count == 0 && messages.AuthorizationFor(hop.Target).Length == 0)
        {
            request = new WireRequest(start, start.Whole, Output: null);
            return true;
        }

        var output = Interlocked.Exchange(ref _spareOutput, null) ?? new ArrayBufferWriter<byte>(512);
        if (isUsual ? !TryWriteUsual(hop, start, output) : !TryWriteMessage(hop, start, output))
        {
            Keep(output);
            return false;
        }

        request = new WireRequest(start, output.WrittenMemory, output);
        return true;
    }

    /// <summary>The request has been sent.</summary>
    public void Return(in WireRequest request)
    {
        if (request.Output is { } output) Keep(output);
    }

    bool TryWriteUsual(in Hop hop, RequestStart start, ArrayBufferWriter<byte> output)
    {
        if (BlockFor(hop) is not { } block) return false;

        output.Write(start.Lines);
        output.Write(block);
        if (messages.Cookies.Count > 0 && messages.Cookies.GetCookieHeader(hop.Address) is { Length: > 0 } cookie && !RequestWriter.TryWriteLine("Cookie", cookie, output)) return false;
        output.Write("\r\n"u8);
        return true;
    }

    bool TryWriteMessage(in Hop hop, RequestStart start, ArrayBufferWriter<byte> output)
    {
        using var message = messages.MessageFor(hop);
        var isWritten = RequestWriter.TryWrite(start, message, output);
        message.Content = null; // or disposing the message would dispose what may be sent again
        return isWritten;
    }

    /// <summary>The user's headers and credentials; null when the platform has to write them.</summary>
    byte[]? BlockFor(in Hop hop)
    {
        if (_block is { } known && known.Version == messages.Headers.Version && known.IsOfHost == hop.Target.IsOfHost) return known.Lines;

        using var message = messages.MessageFor(hop);
        message.Headers.Remove("Cookie");
        var output = new ArrayBufferWriter<byte>();
        var lines = !messages.Headers.ContainsKey("Cookie") && RequestWriter.TryWrite(message.Headers, output) ? output.WrittenSpan.ToArray() : null;
        _block = new Block(messages.Headers.Version, hop.Target.IsOfHost, lines);
        return lines;
    }

    void Keep(ArrayBufferWriter<byte> output)
    {
        output.ResetWrittenCount();
        if (output.Capacity <= KeptCapacity) Volatile.Write(ref _spareOutput, output);
    }

    sealed record Block(int Version, bool IsOfHost, byte[]? Lines);
}

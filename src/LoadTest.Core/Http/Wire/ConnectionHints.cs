using System.Buffers.Text;
using System.Text;

namespace LoadTest.Http.Wire;

/// <summary>
/// What the headers say about where the body ends and whether the connection can be used again, read as the platform's client
/// reads it: of several lengths the first valid one holds, an invalid one counts as none, chunked wins over a length.
/// </summary>
internal sealed class ConnectionHints
{
    public const long Unknown = -1;

    // A server that closes idle connections after n seconds may do so a moment before a request comes.
    const int SafetySeconds = 1;

    public long ContentLength { get; private set; }

    public bool IsChunked { get; private set; }

    public bool ClosesConnection { get; private set; }

    public bool HasCookies { get; private set; }

    /// <summary>How long the connection may be idle; 0 when the server does not say.</summary>
    public int IdleSeconds { get; private set; }

    public void Clear()
    {
        ContentLength = Unknown;
        IsChunked = ClosesConnection = HasCookies = false;
        IdleSeconds = 0;
    }

    public void See(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        switch (name.Length)
        {
            case 10 when Ascii.EqualsIgnoreCase(name, "Connection"u8):
                ClosesConnection |= HasToken(value, "close"u8);
                break;
            case 10 when Ascii.EqualsIgnoreCase(name, "Set-Cookie"u8):
                HasCookies = true;
                break;
            case 10 when Ascii.EqualsIgnoreCase(name, "Keep-Alive"u8):
                SeeKeepAlive(value);
                break;
            case 14 when ContentLength == Unknown && Ascii.EqualsIgnoreCase(name, "Content-Length"u8):
                ContentLength = LengthOf(value);
                break;
            case 17 when Ascii.EqualsIgnoreCase(name, "Transfer-Encoding"u8):
                IsChunked |= HasToken(value, "chunked"u8);
                break;
            default:
                break;
        }
    }

    void SeeKeepAlive(ReadOnlySpan<byte> value)
    {
        foreach (var range in value.Split((byte)','))
        {
            var pair = value[range];
            var equals = pair.IndexOf((byte)'=');
            if (equals < 0) continue;

            var name = pair[..equals].Trim(" \t"u8);
            var number = LengthOf(pair[(equals + 1)..].Trim(" \t"u8));
            if (Ascii.EqualsIgnoreCase(name, "max"u8)) ClosesConnection |= number == 0;
            else if (number != Unknown && number <= int.MaxValue && Ascii.EqualsIgnoreCase(name, "timeout"u8)) SeeIdleTime((int)number);
        }
    }

    void SeeIdleTime(int seconds)
    {
        if (seconds <= SafetySeconds) ClosesConnection = true;
        else IdleSeconds = seconds - SafetySeconds;
    }

    static long LengthOf(ReadOnlySpan<byte> value)
    {
        // Digits only: the parser would take a sign.
        if (value.IsEmpty || value.ContainsAnyExceptInRange((byte)'0', (byte)'9')) return Unknown;
        return Utf8Parser.TryParse(value, out long length, out _) ? length : Unknown;
    }

    static bool HasToken(ReadOnlySpan<byte> list, ReadOnlySpan<byte> token)
    {
        foreach (var range in list.Split((byte)','))
        {
            if (Ascii.EqualsIgnoreCase(list[range].Trim(" \t"u8), token)) return true;
        }

        return false;
    }
}

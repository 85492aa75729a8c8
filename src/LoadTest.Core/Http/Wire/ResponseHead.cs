using System.Net.Http.Headers;
using System.Text;

namespace LoadTest.Http.Wire;

/// <summary>What the bytes of a head say to users: made into objects only when somebody asks.</summary>
internal static class ResponseHead
{
    const int PhraseStart = 13;

    static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The words after the status code; empty when there are none.</summary>
    public static string PhraseOf(ReadOnlySpan<byte> head)
    {
        var end = head.IndexOf((byte)'\n');
        var line = (end < 0 ? head : head[..end]).TrimEnd((byte)'\r');
        return line.Length <= PhraseStart ? "" : Encoding.Latin1.GetString(line[PhraseStart..]);
    }

    /// <summary>The headers, without those of the body: these have a place of their own in the platform's model.</summary>
    public static HttpResponseHeaders HeadersOf(ReadOnlySpan<byte> head)
    {
        using var response = new HttpResponseMessage();
        foreach (var range in head.Split((byte)'\n'))
        {
            var line = head[range];
            var colon = line.IndexOf((byte)':');

            // The first line is the status.
            if (range.Start.Value == 0 || colon < 0) continue;
            var name = Encoding.ASCII.GetString(line[..colon].TrimEnd((byte)' '));
            response.Headers.TryAddWithoutValidation(name, ValueOf(name, WithoutEnd(line[(colon + 1)..]).Trim(" \t"u8)));
        }

        return response.Headers;
    }

    static ReadOnlySpan<byte> WithoutEnd(ReadOnlySpan<byte> line) => line is [.., (byte)'\r'] ? line[..^1] : line;

    // Header values are Latin-1; but servers write addresses in UTF-8, too. What could be taken for the end of a line becomes a blank.
    static string ValueOf(string name, ReadOnlySpan<byte> value)
    {
        if (value.ContainsAny("\r\0"u8)) return Encoding.Latin1.GetString(value).Replace('\r', ' ').Replace('\0', ' ');
        if (Ascii.IsValid(value) || !name.Equals("Location", StringComparison.OrdinalIgnoreCase)) return Encoding.Latin1.GetString(value);
        try
        {
            return StrictUtf8.GetString(value);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(value);
        }
    }
}

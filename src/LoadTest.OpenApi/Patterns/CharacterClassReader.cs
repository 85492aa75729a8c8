using System.Globalization;
using System.Text;

namespace LoadTest.OpenApi.Patterns;

/// <summary>Reads <c>[a-z\d]</c>, <c>[^"]</c> and what follows a backslash into the characters that they stand for.</summary>
internal static class CharacterClassReader
{
    /// <summary>Reads from behind the opening bracket to behind the closing one.</summary>
    /// <exception cref="FormatException">The class is malformed.</exception>
    public static string Read(string pattern, ref int at)
    {
        var isNegated = at < pattern.Length && pattern[at] == '^';
        if (isNegated) at++;

        var characters = new StringBuilder();
        while (true)
        {
            if (at >= pattern.Length) throw new FormatException("an unmatched '['");
            if (pattern[at] == ']') break;
            characters.Append(ReadMember(pattern, ref at));
        }

        at++;
        return isNegated ? CharacterSet.AllBut(characters.ToString()) : CharacterSet.ToWrite(characters.ToString());
    }

    /// <summary>Reads what is behind a backslash.</summary>
    /// <exception cref="FormatException">The escape is malformed.</exception>
    public static string ReadEscape(string pattern, ref int at)
    {
        if (at >= pattern.Length) throw new FormatException("a '\\' at the end");

        var letter = pattern[at++];
        if (CharacterSet.OfEscape(letter) is { } characters) return characters;

        return letter switch
        {
            'p' or 'P' => CharacterSet.OfCategory(TakeName(pattern, ref at), isNegated: letter == 'P'),
            'x' => TakeCode(pattern, ref at, digits: 2),
            'u' => TakeCode(pattern, ref at, digits: 4),
            't' => "\t",
            'n' => "\n",
            'r' => "\r",
            'f' => "\f",
            'v' => "\v",
            '0' => "\0",
            'b' => "\b",
            _ => letter.ToString(),
        };
    }

    static string ReadMember(string pattern, ref int at)
    {
        var first = ReadOne(pattern, ref at);
        var isRange = first.Length == 1 && at + 1 < pattern.Length && pattern[at] == '-' && pattern[at + 1] != ']';
        if (!isRange) return first;

        at++;
        var last = ReadOne(pattern, ref at);
        // [\w-\d]: no range, but the members and a hyphen.
        if (last.Length != 1) return $"{first}-{last}";
        return last[0] >= first[0] ? CharacterSet.Range(first[0], last[0]) : throw new FormatException($"the range {first}-{last}");
    }

    static string ReadOne(string pattern, ref int at)
    {
        var c = pattern[at++];
        return c == '\\' ? ReadEscape(pattern, ref at) : c.ToString();
    }

    static string TakeName(string pattern, ref int at)
    {
        var end = at < pattern.Length && pattern[at] == '{' ? pattern.IndexOf('}', at) : -1;
        if (end < 0) throw new FormatException("a category without braces");

        var name = pattern[(at + 1)..end];
        at = end + 1;
        return name;
    }

    static string TakeCode(string pattern, ref int at, int digits)
    {
        if (at + digits > pattern.Length || !ushort.TryParse(pattern.AsSpan(at, digits), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code))
            throw new FormatException($"a character code that is not of {digits} hexadecimal digits");

        at += digits;
        return ((char)code).ToString();
    }
}

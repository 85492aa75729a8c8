namespace LoadTest.OpenApi.Patterns;

/// <summary>The characters that a class of a regular expression stands for, of which the readable ones are written.</summary>
internal static class CharacterSet
{
    const char FirstReadable = ' ';
    const char LastReadable = '~';

    public const string Digits = "0123456789";

    public const string Letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    public const string WordCharacters = Letters + Digits + "_";

    /// <summary>Of all white space the one that no trimming of lines can change the meaning of.</summary>
    public const string Space = " ";

    public static string Readable { get; } = Range(FirstReadable, LastReadable);

    public static string Range(char first, char last) => string.Concat(Enumerable.Range(first, last - first + 1).Select(code => (char)code));

    public static string AllBut(string characters) => string.Concat(Readable.Where(c => !characters.Contains(c, StringComparison.Ordinal)));

    /// <summary>What is written for a set: the readable characters in it, or if there is none, what is left without halves of surrogate pairs.</summary>
    public static string ToWrite(string characters)
    {
        var readable = string.Concat(characters.Where(c => c is >= FirstReadable and <= LastReadable).Distinct());
        return readable.Length > 0 ? readable : string.Concat(characters.Where(c => !char.IsSurrogate(c)).Distinct());
    }

    /// <summary>The characters of <c>\d</c>, <c>\W</c> and the like; null when the letter names no class.</summary>
    public static string? OfEscape(char letter) => letter switch
    {
        'd' => Digits,
        'D' => AllBut(Digits),
        'w' => WordCharacters,
        'W' => AllBut(WordCharacters),
        's' => Space,
        'S' => AllBut(Space),
        _ => null,
    };

    /// <summary>The characters of <c>\p{L}</c> and the like.</summary>
    /// <exception cref="FormatException">The category is not known here.</exception>
    public static string OfCategory(string name, bool isNegated)
    {
        var characters = name switch
        {
            "L" or "Letter" or "Alphabetic" or "IsLatin" or "Latin" or "Script=Latin" => Letters,
            "Lu" or "Uppercase_Letter" => Letters[26..],
            "Ll" or "Lowercase_Letter" => Letters[..26],
            "N" or "Nd" or "Number" or "Decimal_Number" => Digits,
            "P" or "Punctuation" => ".,;:!?-'\"()",
            "Z" or "Zs" or "Separator" or "Space_Separator" => Space,
            _ => throw new FormatException($"the category {name}"),
        };
        return isNegated ? AllBut(characters) : characters;
    }
}

using System.Text.RegularExpressions;

namespace LoadTest.Http;

/// <summary>
/// Takes secrets out of texts that are kept: the values of JSON members, form fields, query parameters and headers whose names
/// say so, bearer tokens, and what looks like a JSON web token. By name only: a secret that stands alone is not known as one.
/// </summary>
internal static partial class Secrets
{
    const string Hidden = "***";

    public static string Redact(string text) => Token().Replace(Field().Replace(text, $"${{name}}{Hidden}"), Hidden);

    // Bounded on both sides of the word, so that a long text without separators costs no quadratic search. A value may be cut off.
    [GeneratedRegex(
        """
        (?<name>\b[\w.\-]{0,40}?(?:passw|pwd|secret|token|api[_\-]?key|authorization|cookie|session|csrf|credential)[\w.\-]{0,40}["']?\s*[:=]\s*)
        (?:"(?:[^"\\]|\\.)*"?|'[^']*'?|\[[^\]]*\]?|\{[^}]*\}?|(?:Bearer|Basic)\s+[^\s,;&"]+|[^\s,;&"}\]]+)
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Field();

    [GeneratedRegex(@"\beyJ[\w\-]+\.[\w\-]+(?:\.[\w\-]*)?|(?<=\bBearer\s)[^\s,;&""]+", RegexOptions.CultureInvariant)]
    private static partial Regex Token();
}

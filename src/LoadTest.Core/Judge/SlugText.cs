using System.Globalization;
using System.Text;

namespace LoadTest.Judge;

/// <summary>Turns statistic and series into the identifier that test frameworks use in fully qualified names.</summary>
internal static class SlugText
{
    /// <summary>Letters and digits stay, every run of other characters becomes one underscore.</summary>
    public static string Of(string subject)
    {
        var slug = new StringBuilder(subject.Length);
        foreach (var character in subject)
        {
            if (char.IsLetterOrDigit(character)) slug.Append(character);
            else if (slug.Length > 0 && slug[^1] != '_') slug.Append('_');
        }

        var name = subject.IndexOf('(', StringComparison.Ordinal);
        return name >= 0 && !subject.AsSpan(name).ContainsAnyLetterOrDigit()
            ? slug.Append(Codes(subject[(name + 1)..^1])).ToString()
            : slug.ToString().TrimEnd('_');
    }

    // A series named '/' must not get the slug of all requests: it is spelled in code points instead.
    static string Codes(string name) =>
        string.Join('_', name.Where(c => c != ' ').Select(c => string.Create(CultureInfo.InvariantCulture, $"x{(int)c:x}")));

    static bool ContainsAnyLetterOrDigit(this ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (char.IsLetterOrDigit(character)) return true;
        }

        return false;
    }
}

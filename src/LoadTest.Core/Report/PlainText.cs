namespace LoadTest.Report;

/// <summary>Names and messages from outside as text that neither adds lines nor moves a terminal's cursor.</summary>
internal static class PlainText
{
    /// <summary>On one line: control characters become spaces.</summary>
    public static string OneLine(string text) => Without(text, char.IsControl);

    /// <summary>On as many lines as it has: other control characters become spaces.</summary>
    public static string Lines(string text) => Without(text, c => char.IsControl(c) && c != '\n');

    static string Without(string text, Func<char, bool> isUnwanted) =>
        text.Any(isUnwanted) ? string.Concat(text.Select(c => isUnwanted(c) ? ' ' : c)) : text;
}

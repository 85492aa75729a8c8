using LoadTest.Measure;

namespace LoadTest.Judge;

/// <summary>
/// Words the one message for text that is no threshold: a first line that stands alone, the text, and a caret under the
/// offending column. Long text is cut around the caret, so that the message stays small whatever was written.
/// </summary>
internal static class ThresholdProblem
{
    const int QuoteLength = 60;
    const int ExcerptBefore = 60;
    const int ExcerptAfter = 20;

    /// <param name="text">What the user wrote.</param>
    /// <param name="at">Index of the offending character; the length of the text when something is missing at its end.</param>
    /// <param name="what">What is wrong, as the continuation of "threshold '…'".</param>
    /// <param name="allowed">What may stand there.</param>
    /// <param name="example">A threshold that is right.</param>
    public static string Describe(string text, int at, string what, string allowed, string example)
    {
        var from = Math.Max(0, at - ExcerptBefore);
        var to = Math.Min(text.Length, at + ExcerptAfter);
        var prefix = from > 0 ? "…" : "";
        var suffix = to < text.Length ? "…" : "";
        return $"LT1001: threshold '{Quote(text)}' {what}, at column {Units.Count(at + 1)}. Fix: write {allowed}, for example '{example}'.\n"
            + $"    {prefix}{Printable(text[from..to])}{suffix}\n"
            + $"    {new string(' ', prefix.Length + at - from)}^ {allowed}";
    }

    /// <summary>A piece of the user's text for use inside quotes: short and on one line.</summary>
    public static string Quote(string piece) =>
        piece.Length <= QuoteLength ? Printable(piece) : $"{Printable(piece[..QuoteLength])}…";

    static string Printable(string text) => string.Create(text.Length, text, static (target, source) =>
    {
        for (var i = 0; i < source.Length; i++) target[i] = char.IsControl(source[i]) ? ' ' : source[i];
    });
}

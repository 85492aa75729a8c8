using System.Text;
using System.Text.RegularExpressions;

namespace LoadTest.OpenApi.Patterns;

/// <summary>A <c>pattern</c> of a schema: tests texts, and makes texts that match. Immutable once compiled.</summary>
internal sealed class TextPattern
{
    const int ShortestCap = 64;
    const int LongestCap = 8_192;
    const int UsualSpread = 16;

    static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(1);

    readonly Regex? _regex;
    readonly PatternNode? _node;
    readonly int[] _lengths = [];

    public TextPattern(string source, int minLength, int maxLength)
    {
        Source = source;
        _regex = Compile(source);
        try
        {
            _node = PatternReader.Read(source);
            _lengths = Measure(_node, minLength, maxLength);
            if (_lengths.Length == 0) Obstacle = "no text of the allowed length matches it";
        }
        catch (FormatException exception)
        {
            Obstacle = $"texts cannot be made from {exception.Message}";
        }
    }

    public string Source { get; }

    /// <summary>Why no text can be made; empty when texts can.</summary>
    public string Obstacle { get; } = "";

    /// <summary>Whether a text has a match. A pattern that .NET cannot read forbids nothing.</summary>
    public bool Matches(string text) => _regex?.IsMatch(text) ?? true;

    /// <summary>A text that the pattern describes, of an allowed length. To be tested: conditions on the neighbourhood are not observed.</summary>
    public string Make(Random random)
    {
        if (_node is null || _lengths.Length == 0) throw new InvalidOperationException(Obstacle);

        // Short texts first, so that '.*' does not write pages.
        var usual = _lengths.TakeWhile(length => length <= _lengths[0] + UsualSpread).Count();
        var text = new StringBuilder();
        _node.Write(text, random, _lengths[random.Next(usual)]);
        return text.ToString();
    }

    static int[] Measure(PatternNode node, int minLength, int maxLength)
    {
        for (var cap = Math.Max(ShortestCap, Math.Min(minLength, LongestCap) + ShortestCap); ; cap *= 2)
        {
            node.Measure(Math.Min(cap, maxLength));
            var lengths = node.Lengths.ToArray().Where(length => length >= minLength).ToArray();
            if (lengths.Length > 0 || cap >= Math.Min(maxLength, LongestCap)) return lengths;
        }
    }

    // ECMA-262, as JSON schemas have it; what that mode of .NET does not know, such as \p{L}, the other mode may.
    static Regex? Compile(string source) => TryCompile(source, RegexOptions.ECMAScript) ?? TryCompile(source, RegexOptions.CultureInvariant);

    static Regex? TryCompile(string source, RegexOptions options)
    {
        try
        {
            return new Regex(source, options, MatchTimeout);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}

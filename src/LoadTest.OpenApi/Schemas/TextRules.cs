using LoadTest.OpenApi.Patterns;

namespace LoadTest.OpenApi.Schemas;

/// <summary>What a schema asks of texts. Lengths are in characters.</summary>
internal sealed record TextRules
{
    public const int Unlimited = int.MaxValue;

    public int MinLength { get; init; }

    public int MaxLength { get; init; } = Unlimited;

    public IReadOnlyList<TextPattern> Patterns { get; init; } = [];

    public bool Allow(string text)
    {
        var length = LengthOf(text);
        return length >= MinLength && length <= MaxLength && Patterns.All(pattern => pattern.Matches(text));
    }

    /// <summary>JSON schemas count code points, and .NET counts halves of them.</summary>
    static int LengthOf(string text) => text.EnumerateRunes().Count();
}

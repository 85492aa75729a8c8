using System.Text;
using System.Text.Json.Nodes;
using LoadTest.OpenApi.Schemas;

namespace LoadTest.OpenApi.Values;

/// <summary>
/// Makes texts. What the field's format or name suggests comes first, then what its pattern allows, then words; each is
/// tested against all rules, so that what is suggested never outweighs what is allowed.
/// </summary>
internal sealed class TextMaker
{
    const int Suggestions = 8;
    const int PatternTries = 100;
    const int MostWords = 3;

    readonly Random _random;
    readonly FormatTexts _formats;
    readonly NamedTexts _names;

    public TextMaker(Random random, DateOnly today)
    {
        _random = random;
        _formats = new FormatTexts(random, today);
        _names = new NamedTexts(random, _formats);
    }

    /// <param name="schema">What the text must satisfy.</param>
    /// <param name="path">The field.</param>
    /// <param name="suggestion">A text that agrees with the fields around; empty for none.</param>
    /// <exception cref="TestDataException">No text was found that satisfies the rules.</exception>
    public string Make(Schema schema, FieldPath path, string suggestion)
    {
        if (suggestion.Length > 0 && schema.Text.Allow(suggestion)) return suggestion;

        var text = Suggested(schema, path.Name) ?? OfPatterns(schema.Text);
        if (text is null && schema.Text.Patterns.Count == 0 && !IsKnownFormat(schema)) text = Words(schema.Text);
        return text ?? Example(schema) ?? throw OpenApiProblems.NoText(path.ToString(), Obstacle(schema));
    }

    bool IsKnownFormat(Schema schema) => schema.Format.Length > 0 && _formats.Make(schema.Format) is not null;

    string? Suggested(Schema schema, string field)
    {
        for (var i = 0; i < Suggestions; i++)
        {
            var text = schema.Format.Length > 0 ? _formats.Make(schema.Format) : null;
            text ??= _names.Make(field);
            if (text is null) return null;
            if (schema.Text.Allow(text)) return text;
        }

        return null;
    }

    string? OfPatterns(TextRules rules)
    {
        if (rules.Patterns.FirstOrDefault(pattern => pattern.Obstacle.Length == 0) is not { } pattern) return null;

        for (var i = 0; i < PatternTries; i++)
        {
            var text = pattern.Make(_random);
            if (rules.Allow(text)) return text;
        }

        return null;
    }

    string Words(TextRules rules)
    {
        var words = Vocabulary.English.Words;
        var text = new StringBuilder(words[_random.Next(words.Length)]);
        var more = _random.Next(MostWords);
        while (text.Length < rules.MinLength || (more-- > 0 && text.Length < rules.MaxLength)) text.Append(' ').Append(words[_random.Next(words.Length)]);

        if (text.Length > rules.MaxLength) text.Length = rules.MaxLength;
        if (text.Length > 0 && text[^1] == ' ') text[^1] = 'x';
        return text.ToString();
    }

    static string? Example(Schema schema) => schema.Examples
        .OfType<JsonValue>()
        .Select(example => example.TryGetValue<string>(out var text) ? text : null)
        .FirstOrDefault(text => text is not null && schema.Text.Allow(text));

    static string Obstacle(Schema schema)
    {
        if (schema.Text.Patterns.FirstOrDefault(pattern => pattern.Obstacle.Length > 0) is { } pattern) return $"the pattern '{pattern.Source}': {pattern.Obstacle}";

        var patterns = string.Join(" and ", schema.Text.Patterns.Select(pattern => $"the pattern '{pattern.Source}'"));
        var format = schema.Format.Length > 0 ? $"the format '{schema.Format}'" : "";
        return $"nothing was found that satisfies {string.Join(", ", new[] { patterns, format, Length(schema.Text) }.Where(rule => rule.Length > 0))}";
    }

    static string Length(TextRules rules) => (rules.MinLength, rules.MaxLength) switch
    {
        (0, TextRules.Unlimited) => "",
        (var min, TextRules.Unlimited) => $"at least {Characters(min)}",
        (0, var max) => $"at most {Characters(max)}",
        var (min, max) => $"{min} to {Characters(max)}",
    };

    static string Characters(int count) => count == 1 ? "1 character" : $"{count} characters";
}

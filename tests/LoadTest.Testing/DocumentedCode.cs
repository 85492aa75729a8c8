using System.Text.RegularExpressions;

namespace LoadTest.Testing;

/// <summary>The C# that a document shows, so that a test can hold it against source that compiles.</summary>
public static partial class DocumentedCode
{
    /// <summary>The C# examples of a document that <paramref name="source"/> does not contain line by line, however indented.</summary>
    public static IReadOnlyList<string> MissingFrom(string source, string document)
    {
        var compiled = Lines(File.ReadAllText(source));
        return
        [
            .. from example in Example().Matches(File.ReadAllText(document)).Select(match => Lines(match.Groups[1].Value))
               where !Enumerable.Range(0, compiled.Count).Any(start => compiled.Skip(start).Take(example.Count).SequenceEqual(example, StringComparer.Ordinal))
               select string.Join('\n', example),
        ];
    }

    // Test projects see internals of Core, and so have to write the access in full where authors cannot.
    static List<string> Lines(string text) =>
        [.. text.Split('\n').Select(line => line.Trim().Replace("protected internal override", "protected override", StringComparison.Ordinal)).Where(line => line.Length > 0)];

    [GeneratedRegex("^```csharp\r?\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Example();
}

namespace LoadTest.Testing;

/// <summary>The C# that a document shows, so that a test can hold it against source that compiles.</summary>
public static class DocumentedCode
{
    /// <summary>The C# examples of a document that are no excerpts of <paramref name="source"/>, however indented; each says where it is and what is wrong.</summary>
    public static IReadOnlyList<string> MissingFrom(string source, string document) => MissingFrom([source], document);

    /// <summary>The C# examples of a document that are excerpts of none of <paramref name="sources"/>; each says where it is, and the closest source.</summary>
    public static IReadOnlyList<string> MissingFrom(IReadOnlyList<string> sources, string document) =>
        [.. ExamplesOf(document).Select(example => example.ProblemWith(sources)).Where(problem => problem.Length > 0)];

    /// <summary>Every block of a document that is marked as C#.</summary>
    public static IReadOnlyList<DocumentedExample> ExamplesOf(string document)
    {
        var lines = File.ReadAllLines(document);
        var examples = new List<DocumentedExample>();
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].TrimEnd() != "```csharp") continue;

            var code = lines.Skip(i + 1).TakeWhile(line => line.TrimEnd() != "```").ToList();
            examples.Add(new DocumentedExample { Document = document, Line = i + 1, Code = code });
            i += code.Count + 1;
        }

        return examples;
    }
}

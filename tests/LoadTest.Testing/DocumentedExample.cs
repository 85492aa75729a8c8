namespace LoadTest.Testing;

/// <summary>
/// A block of C# in a document. A line <c>// …</c> stands for lines that are left out: what is before and after it are excerpts of
/// the same file, in its order. Indentation and empty lines do not count.
/// </summary>
public sealed record DocumentedExample
{
    const string LeftOut = "// …";

    /// <summary>The document's path.</summary>
    public required string Document { get; init; }

    /// <summary>The line that the block begins with, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>The lines of the block, as they are.</summary>
    public required IReadOnlyList<string> Code { get; init; }

    /// <summary>Why the block is an excerpt of none of these files, with the closest one; empty when it is an excerpt of one.</summary>
    public string ProblemWith(IReadOnlyList<string> sources)
    {
        var excerpts = Excerpts();
        if (excerpts.Count == 0) return $"{Place(0)}: there is no code.";

        var files = sources.Select(source => (Path: source, Lines: Significant(File.ReadAllLines(source)))).ToList();
        if (files.Exists(file => Contains(file.Lines, excerpts))) return "";

        var (path, lines) = files.MaxBy(file => excerpts.SelectMany(excerpt => excerpt).Count(file.Lines.Contains));
        var closest = Path.GetRelativePath(Path.GetDirectoryName(Document) ?? "", path).Replace('\\', '/');
        var strange = Code.Index().FirstOrDefault(line => Significant([line.Item]) is [var text] && !IsLeftOut(text) && !lines.Contains(text));
        return strange.Item is null
            ? $"{Place(0)}: {closest} has these lines, but not one after the other. Fix: a line '{LeftOut}' for what is left out."
            : $"{Place(strange.Index + 1)}: no excerpt of any source. The closest, {closest}, has no line '{strange.Item.Trim()}'.";
    }

    static bool Contains(List<string> source, List<List<string>> excerpts)
    {
        var from = 0;
        foreach (var excerpt in excerpts)
        {
            while (from + excerpt.Count <= source.Count && !source.Skip(from).Take(excerpt.Count).SequenceEqual(excerpt, StringComparer.Ordinal)) from++;
            if (from + excerpt.Count > source.Count) return false;
            from += excerpt.Count;
        }

        return true;
    }

    static bool IsLeftOut(string line) => line.StartsWith(LeftOut, StringComparison.Ordinal);

    // Test projects see internals of Core, and so have to write the access in full where authors cannot.
    static List<string> Significant(IEnumerable<string> lines) =>
        [.. lines.Select(line => line.Trim().Replace("protected internal override", "protected override", StringComparison.Ordinal)).Where(line => line.Length > 0)];

    List<List<string>> Excerpts()
    {
        var excerpts = new List<List<string>> { new() };
        foreach (var line in Significant(Code))
        {
            if (IsLeftOut(line)) excerpts.Add([]);
            else excerpts[^1].Add(line);
        }

        return [.. excerpts.Where(excerpt => excerpt.Count > 0)];
    }

    string Place(int offset) => $"{Path.GetFileName(Document)}({Line + offset})";
}

using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace LoadTest.Tests;

/// <summary>Rules of the house that no analyzer knows, over everything under src.</summary>
public sealed partial class SourceRulesTests
{
    const int MaxLines = 300;
    const int MaxSuppressions = 5;

    [Fact]
    public void Nothing_is_left_for_later_and_nothing_is_folded_away() =>
        Assert.Empty(Lines().Where(line => Leftover().IsMatch(line.Text)).Select(line => line.ToString()));

    [Fact]
    public void Files_are_small() =>
        Assert.Empty(Lines().GroupBy(line => line.File).Where(file => file.Count() > MaxLines).Select(file => $"{file.Key} has {file.Count()} lines"));

    [Fact]
    public void Suppressions_are_few_and_say_why()
    {
        var suppressions = Lines().Where(line => line.Text.TrimStart().StartsWith("#pragma warning disable", StringComparison.Ordinal)).ToList();

        Assert.True(suppressions.Count <= MaxSuppressions, string.Join('\n', suppressions));
        Assert.All(suppressions, line => Assert.Contains("//", line.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_file_is_named_after_its_type() =>
        Assert.Empty(Files()
            .Where(file => !file.Contains("/build/", StringComparison.Ordinal) && !Regex.IsMatch(File.ReadAllText(file), $@"\b(class|record|struct|interface|enum)\s+{Regex.Escape(Path.GetFileNameWithoutExtension(file).Split('.', '{')[0])}\b"))
            .Select(file => Path.GetFileName(file)));

    static IEnumerable<Line> Lines() => Files().SelectMany(file => File.ReadLines(file).Select((text, i) => new Line(Path.GetFileName(file), i + 1, text)));

    static IEnumerable<string> Files() => Directory.EnumerateFiles(Source(), "*.cs", SearchOption.AllDirectories)
        .Where(file => !Path.GetRelativePath(Source(), file).Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"))
        .Order(StringComparer.Ordinal);

    static string Source([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file) ?? "", "../../src"));

    [GeneratedRegex(@"\b(TODO|FIXME|HACK)\b|^\s*#region")]
    private static partial Regex Leftover();

    sealed record Line(string File, int Number, string Text)
    {
        public override string ToString() => $"{File}:{Number}: {Text.Trim()}";
    }
}

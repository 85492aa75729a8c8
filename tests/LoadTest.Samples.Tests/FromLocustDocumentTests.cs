using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using LoadTest.Testing;

namespace LoadTest.Samples;

/// <summary>What <c>docs/from-locust.md</c> shows is what the samples are.</summary>
public sealed partial class FromLocustDocumentTests
{
    static readonly string Document = Path.Combine(Root(), "docs/from-locust.md");

    [Fact]
    public void Every_example_is_an_excerpt_of_a_sample()
    {
        var missing = DocumentedCode.MissingFrom(Sources(), Document);

        Assert.True(missing.Count == 0, string.Join('\n', missing)); // in full, which Assert.Empty would not do
        Assert.True(DocumentedCode.ExamplesOf(Document).Count > 30);
    }

    [Fact]
    public void Every_example_stands_below_a_link_to_its_file()
    {
        var page = File.ReadAllLines(Document);

        Assert.All(DocumentedCode.ExamplesOf(Document), example =>
        {
            var link = page.Take(example.Line).SelectMany(line => SampleLink().Matches(line)).Last().Groups[1].Value;
            var problem = example.ProblemWith([Path.Combine(Root(), "docs", link)]);
            Assert.True(problem.Length == 0, problem);
        });
    }

    // What is missing in the sequences are the parts of the originals that are no model of a user: web page, distribution, commands.
    [Theory]
    [InlineData("S-000", 1, 2, 3, 4, 5, 6, 7)]
    [InlineData("S-001", 3, 4, 5, 6)]
    [InlineData("S-002", 1, 2, 4, 7, 8, 9, 10, 11)]
    [InlineData("S-004", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)]
    public void Every_example_of_the_originals_is_there_with_a_sample_that_names_it(string document, params int[] numbers)
    {
        var paragraphs = File.ReadAllText(Document).Split("\n\n");

        Assert.All(numbers.Select(number => $"{document}-{number}"), id =>
        {
            var links = paragraphs.Where(paragraph => Names(paragraph, id)).SelectMany(paragraph => SampleLink().Matches(paragraph)).Select(match => match.Groups[1].Value);
            Assert.Contains(links, link => Names(File.ReadAllText(Path.Combine(Root(), "docs", link)), id));
        });
    }

    [Fact]
    public void Every_example_that_a_sample_names_is_on_the_page()
    {
        var page = File.ReadAllText(Document);
        var named = Sources().SelectMany(source => Id().Matches(File.ReadAllText(source))).Select(match => match.Value).Distinct();

        Assert.All(named, id => Assert.True(Names(page, id), id));
    }

    static bool Names(string text, string id) => Id().Matches(text).Any(match => match.Value == id);

    static List<string> Sources() =>
    [
        .. from folder in new[] { "FromLocust", "FromLocust.Service", "Grpc.LoadTests" }
           from file in Directory.EnumerateFiles(Path.Combine(Root(), "samples", folder), "*.cs", SearchOption.AllDirectories)
           where !file.Replace('\\', '/').Contains("/obj/", StringComparison.Ordinal)
           orderby file
           select file,
    ];

    static string Root([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file) ?? "", "../.."));

    [GeneratedRegex(@"\]\((\.\./samples/[^)]+\.cs)\)")]
    private static partial Regex SampleLink();

    [GeneratedRegex(@"\bS-\d{3}-\d+\b")]
    private static partial Regex Id();
}

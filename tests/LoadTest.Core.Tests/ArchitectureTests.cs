using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace LoadTest.Tests;

/// <summary>The table of who may use whom, read off the source: file names are type names, folders are stages.</summary>
public sealed partial class ArchitectureTests
{
    const string Root = "(root)";

    /// <summary>What each stage may use besides itself.</summary>
    static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Schedule"] = [],
        ["Measure"] = [],
        ["Model"] = ["Schedule", "Measure"],
        ["Run"] = ["Model", "Schedule", "Measure"],
        ["Judge"] = ["Measure"],
        ["Report"] = ["Measure", "Judge", Root],
        ["Http"] = ["Model", "Measure"],
        ["WebSockets"] = ["Model", "Measure", "Http"],
        ["GraphQL"] = ["Http"],
        ["Data"] = ["Model", "Measure", "Schedule"],
        ["Isolation"] = ["Model", "Measure", "Run", "Judge", Root],
        [Root] = ["Schedule", "Measure", "Model", "Run", "Judge", "Report", "Http", "WebSockets", "GraphQL", "Data", "Isolation"],
    };

    /// <summary>Words that a type may follow.</summary>
    static readonly HashSet<string> Modifiers = new(StringComparer.Ordinal)
    {
        "new", "return", "is", "as", "in", "out", "ref", "public", "static", "readonly", "required", "internal", "sealed", "override", "virtual",
        "abstract", "async", "await", "when", "and", "or", "not", "case", "throw", "private", "protected", "const", "where", "else", "if", "event",
    };

    [Fact]
    public void Every_stage_uses_only_what_the_design_allows() => Assert.Empty(Violations(Sources()));

    [Fact]
    public void Core_uses_no_package() =>
        Assert.DoesNotContain("PackageReference", File.ReadAllText(Path.Combine(Folder(), "LoadTest.Core.csproj")), StringComparison.Ordinal);

    [Theory]
    [InlineData("Judge/Spy.cs", "class Spy { Engine? e; }", "Judge/Spy.cs uses Engine of Run")]
    [InlineData("Model/Spy.cs", "class Spy { object o = new Threshold(); }", "Model/Spy.cs uses Threshold of Judge")]
    [InlineData("Measure/Spy.cs", "class Spy { void M(UserRamp r) { } }", "Measure/Spy.cs uses UserRamp of Schedule")]
    [InlineData("Judge/Spy.cs", "class Spy { object o = new Pool<int>(); }", "Judge/Spy.cs uses Pool of Data")]
    [InlineData("Report/Spy.cs", "class Spy { string s = $\"{new Engine()}\"; }", "Report/Spy.cs uses Engine of Run")]
    public void A_forbidden_use_is_caught(string path, string source, string violation) =>
        Assert.Equal([violation], Violations([.. Sources(), (path, source)]));

    [Theory]
    [InlineData("class Spy { /* Engine */ } // Engine")]
    [InlineData("class Spy { string s = \"Engine\"; string t = @\"Engine\"; string u = \"\"\"Engine\"\"\"; char c = 'E'; }")]
    [InlineData("/// <see cref=\"Engine\"/>\nclass Spy;")]
    [InlineData("class Spy { int Engine; }")]
    public void Comments_texts_and_members_are_no_use(string source) =>
        Assert.Empty(Violations([.. Sources(), ("Judge/Spy.cs", source)]));

    static List<string> Violations(IReadOnlyList<(string Path, string Text)> sources)
    {
        var stageOf = sources
            .DistinctBy(source => TypeOf(source.Path), StringComparer.Ordinal)
            .ToDictionary(source => TypeOf(source.Path), source => StageOf(source.Path), StringComparer.Ordinal);
        return
        [
            .. from source in sources
               let stage = StageOf(source.Path)
               from word in Words(source.Text)
               where stageOf.TryGetValue(word, out var other) && other != stage && !Allowed[stage].Contains(other)
               select $"{source.Path} uses {word} of {stageOf[word]}",
        ];
    }

    /// <summary>
    /// The words of a source that may be types: not behind a dot (a member), not behind a type (a declared name), not before
    /// '=' or ':' (a member in an initialiser or a pattern).
    /// </summary>
    static IEnumerable<string> Words(string text)
    {
        var code = TextsAndComments().Replace(text, match => match.Value.StartsWith('$') ? Holes(match.Value) : " ");
        var tokens = Token().Matches(code).Select(match => match.Value).ToList();
        var members = Enumerable.Range(1, tokens.Count - 1)
            .Where(i => IsDeclared(tokens, i) && tokens[i - 1] != "." && tokens[i - 1] != tokens[i])
            .Select(i => tokens[i])
            .ToHashSet(StringComparer.Ordinal);
        return Enumerable.Range(0, tokens.Count)
            .Where(i => char.IsUpper(tokens[i][0]) && !members.Contains(tokens[i]) && !IsDeclared(tokens, i) && (i + 1 == tokens.Count || tokens[i + 1] is not ("=" or ":")))
            .Select(i => tokens[i])
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
    }

    static bool IsDeclared(List<string> tokens, int i)
    {
        if (i == 0) return false;

        var before = tokens[i - 1];
        return before is "." or ">" or "]" or "?" || ((char.IsLetter(before[0]) || before[0] == '_') && !Modifiers.Contains(before));
    }

    static string Holes(string text) => string.Join(" ; ", Hole().Matches(text).Select(match => match.Groups[1].Value));

    /// <summary>The type that a file is named after: <c>Feed{T}.cs</c> has Feed.</summary>
    static string TypeOf(string path) => Path.GetFileNameWithoutExtension(path).Split('{')[0];

    static string StageOf(string path) => path.Contains('/', StringComparison.Ordinal) ? path.Split('/')[0] : Root;

    static List<(string Path, string Text)> Sources() =>
    [
        .. Directory.EnumerateFiles(Folder(), "*.cs", SearchOption.AllDirectories)
            .Select(file => (Path: Path.GetRelativePath(Folder(), file).Replace('\\', '/'), Text: File.ReadAllText(file)))
            .Where(source => !source.Path.StartsWith("obj/", StringComparison.Ordinal) && !source.Path.StartsWith("bin/", StringComparison.Ordinal))
            .OrderBy(source => source.Path, StringComparer.Ordinal),
    ];

    static string Folder([CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file) ?? "", "../../src/LoadTest.Core"));

    [GeneratedRegex("""//[^\n]*|/\*.*?\*/|\$?""\"+.*?""\"+|\$?@?"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])+'""", RegexOptions.Singleline)]
    private static partial Regex TextsAndComments();

    [GeneratedRegex(@"\{((?:[^{}]|\{[^{}]*\})*)\}")]
    private static partial Regex Hole();

    [GeneratedRegex(@"[A-Za-z_]\w*|\d[\w.]*|==|=>|\S")]
    private static partial Regex Token();
}

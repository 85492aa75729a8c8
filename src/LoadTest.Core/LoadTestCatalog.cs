using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using LoadTest.Judge;

namespace LoadTest;

/// <summary>Which test nodes a load class has. Test-framework adapters translate these and add nothing of their own.</summary>
public static class LoadTestCatalog
{
    /// <summary>Whether a class is marked as a load test.</summary>
    /// <param name="type">Any class.</param>
    public static bool IsLoadTest(Type type) => type.IsDefined(typeof(LoadTestAttribute), inherit: false);

    /// <summary>
    /// The nodes of a load class: the run first, then its thresholds in order of declaration. A malformed threshold has a node
    /// too, which fails with its problem when it runs: discovery must not lose a test.
    /// </summary>
    /// <param name="loadTestClass">A class for which <see cref="IsLoadTest"/> is true.</param>
    public static IReadOnlyList<LoadTestNode> NodesOf(Type loadTestClass)
    {
        var attribute = loadTestClass.GetCustomAttribute<LoadTestAttribute>(inherit: false);
        KeyValuePair<string, string>[] tags = [.. TagTraits.Of(loadTestClass).Select(tag => new KeyValuePair<string, string>("Tag", tag))];
        var nodes = new List<LoadTestNode>
        {
            Node(loadTestClass, LoadTestNodeKind.Run, NodeSlugs.OfRun, NodeSlugs.OfRun, attribute?.File ?? "", attribute?.Line ?? 0, tags),
        };
        var thresholds = loadTestClass.GetCustomAttributes<ThresholdAttribute>().Select(t => (Attribute: t, ThresholdParser.Parse(t.Text).Threshold)).ToList();
        foreach (var ((written, parsed), slug) in thresholds.Zip(NodeSlugs.Of(thresholds.Select(t => t.Threshold))))
            nodes.Add(Node(loadTestClass, LoadTestNodeKind.Threshold, slug, parsed?.Text ?? written.Text, written.File, written.Line, [.. TraitsOf(parsed, written), .. tags]));
        return nodes;
    }

    static LoadTestNode Node(
        Type type, LoadTestNodeKind kind, string slug, string text, string file, int line, IReadOnlyList<KeyValuePair<string, string>> traits) => new()
        {
            LoadTestClass = type,
            Kind = kind,
            Slug = slug,
            DisplayName = $"{type.Name} › {text.ReplaceLineEndings(" ")}",
            Id = IdOf(type, slug),
            SourceFile = file,
            SourceLine = line,
            Traits = [new("Category", "Load"), .. traits],
        };

    static KeyValuePair<string, string>[] TraitsOf(Threshold? threshold, ThresholdAttribute attribute) =>
        threshold is null || threshold.Series.IsAll
            ? [new("Threshold", attribute.Text)]
            : [new("Threshold", attribute.Text), new("Request", threshold.Series.Name)];

    static string IdOf(Type type, string slug) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{type.Assembly.GetName().Name}|{type.FullName}|{slug}")).AsSpan(0, 16));
}

using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace LoadTest.Tests;

/// <summary>The documents that users look things up in know every code and every setting that the product knows, and no others.</summary>
public sealed partial class DocumentationTests
{
    [Fact]
    public void Every_message_code_of_the_source_has_a_line_in_the_documentation_and_the_other_way_round()
    {
        var said = Directory.EnumerateFiles(Path.Combine(Root(), "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Replace('\\', '/').Contains("/obj/", StringComparison.Ordinal))
            .SelectMany(file => CodeInText().Matches(WithoutComments(File.ReadAllText(file))))
            .Select(match => match.Groups[1].Value);
        var documented = CodeInTable().Matches(Read("docs/errors.md")).Select(match => match.Groups[1].Value);

        Assert.Equal(documented.Order(StringComparer.Ordinal), said.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_setting_is_documented_with_its_name_in_each_channel()
    {
        var rows = Read("docs/settings.md").Split('\n');

        foreach (var setting in SettingName.All)
        {
            var row = Assert.Single(rows, row => row.StartsWith($"| `{setting.Name}`", StringComparison.Ordinal));
            Assert.Contains($"-p:{setting.MSBuildProperty}=", row, StringComparison.Ordinal);
            Assert.Contains($"`{setting.AppContextKey}`", row, StringComparison.Ordinal);
            Assert.Contains($"`{setting.EnvironmentVariable}`", row, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_setting_reaches_the_tests_through_both_packages()
    {
        var xunit = Read("src/LoadTest.Xunit/build/LoadTest.Xunit.targets");
        var msbuild = Read("src/LoadTest.MSBuild/build/LoadTest.MSBuild.targets");

        foreach (var setting in SettingName.All)
        {
            Assert.Contains($"Include=\"{setting.AppContextKey}\"", xunit, StringComparison.Ordinal);
            Assert.Contains($"$({setting.MSBuildProperty})", msbuild, StringComparison.Ordinal);
            Assert.Contains($"{setting.EnvironmentVariable}=", msbuild, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Locustfile")]
    [InlineData("User")]
    [InlineData("Task")]
    [InlineData("TaskSet")]
    [InlineData("Tag")]
    [InlineData("Starting a run")]
    public void S_003_1_every_term_has_an_anchor_in_the_guide_from_Locust(string term) =>
        Assert.Contains($"### {term}", Read("docs/from-locust.md").Split('\n'));

    [Fact]
    public void S_003_1_every_link_of_the_guide_from_Locust_leads_to_a_file()
    {
        var targets = Link().Matches(Read("docs/from-locust.md")).Select(match => match.Groups[1].Value.Split('#')[0]).Where(target => target.Length > 0 && !target.Contains("://", StringComparison.Ordinal));

        Assert.All(targets, target => Assert.True(Path.Exists(Path.Combine(Root(), "docs", target)), target));
    }

    static string Read(string path) => File.ReadAllText(Path.Combine(Root(), path));

    static string WithoutComments(string source) => string.Join('\n', source.Split('\n').Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)));

    static string Root([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file) ?? "", "../.."));

    [GeneratedRegex(@"\]\(([^)]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\b(LT\d{4})\b")]
    private static partial Regex CodeInText();

    [GeneratedRegex(@"^\| (LT\d{4}) \|", RegexOptions.Multiline)]
    private static partial Regex CodeInTable();
}

using System.Globalization;
using System.Text.Json;
using LoadTest.Report;
using LoadTest.Testing;

namespace LoadTest.Tests.Report;

public sealed class ReportTests
{
    static readonly string[] Cultures = ["", "de-DE", "tr-TR", "ar-SA", "th-TH", "sv-SE", "fa-IR", "hi-IN"];

    public static TheoryData<string> Names => [.. Results.All.Keys];

    [Fact]
    public void Console_summaries() =>
        Snapshot.Match(string.Join("\n\n", Results.All.Where(result => result.Key != "Hostile").Select(result => string.Join('\n', ConsoleSummary.Of(result.Value)))));

    [Fact]
    public void Markdown_of_a_failed_run() => Snapshot.Match(Results.Write(new MarkdownReport(), Results.Failed));

    [Fact]
    public void Markdown_of_hostile_names() => Snapshot.Match(Results.Write(new MarkdownReport(), Results.Hostile));

    [Fact]
    public void Markdown_of_a_refused_run() => Snapshot.Match(Results.Write(new MarkdownReport(), Results.Refused));

    [Fact]
    public void Json_of_a_failed_run() => Snapshot.Match(Results.Write(new JsonReport(), Results.Failed));

    [Fact]
    public void Json_of_a_generator_in_trouble() => Snapshot.Match(Results.Write(new JsonReport(), Results.InTrouble));

    [Theory]
    [MemberData(nameof(Names))]
    public void Json_is_valid_and_names_its_schema(string name)
    {
        using var json = JsonDocument.Parse(Results.Write(new JsonReport(), Results.All[name]));

        Assert.Equal(1, json.RootElement.GetProperty("schemaVersion").GetInt32());
        Assert.Equal("Acme.Shop.Shopper", json.RootElement.GetProperty("loadTest").GetString());
    }

    [Fact]
    public void Json_writes_null_for_what_is_no_finite_number()
    {
        using var json = JsonDocument.Parse(Results.Write(new JsonReport(), Results.ShopDown));

        var threshold = json.RootElement.GetProperty("thresholds")[0];
        Assert.Equal(JsonValueKind.Null, threshold.GetProperty("estimate").ValueKind);
        Assert.Equal(200, threshold.GetProperty("limit").GetDouble());
    }

    [Fact]
    public void Json_keeps_every_name_as_it_was()
    {
        using var json = JsonDocument.Parse(Results.Write(new JsonReport(), Results.Hostile));

        Assert.Equal("/a|b<script>alert(1)</script>", json.RootElement.GetProperty("series")[0].GetProperty("name").GetString());
    }

    [Fact]
    public void Markdown_cells_cannot_be_broken_out_of()
    {
        var text = Results.Write(new MarkdownReport(), Results.Hostile);

        Assert.DoesNotContain("<script", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", text, StringComparison.Ordinal);
        Assert.DoesNotContain("[click", text, StringComparison.Ordinal);
        var rows = text.Split('\n').Where(line => line.StartsWith('|')).ToList();
        Assert.All(rows, row => Assert.Contains(row.Count(c => c == '|'), new[] { 4, 9 }));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_output_is_the_same_in_every_culture(string name)
    {
        var outputs = Cultures.Select(culture => In(culture, () => AllOf(Results.All[name]))).ToList();

        Assert.All(outputs, output => Assert.Equal(outputs[0], output));
    }

    [Fact]
    public void Console_lines_are_single_lines_whatever_they_name() =>
        Assert.All(ConsoleSummary.Of(Results.Hostile), line => Assert.DoesNotContain(line, char.IsControl));

    static string AllOf(LoadTestResult result) => string.Join(
        '\n',
        [.. ConsoleSummary.Of(result), Results.FailureTextOf(result), Results.Write(new MarkdownReport(), result), Results.Write(new JsonReport(), result)]);

    static string In(string culture, Func<string> write)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            return write();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}

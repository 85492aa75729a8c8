using System.Globalization;
using System.Xml.Linq;

namespace LoadTest.MSBuild;

/// <summary>Members of a JSON object, which the platform's reader gives as the elements of an XML element.</summary>
internal static class ResultJson
{
    /// <summary>A member that must be there.</summary>
    public static string Text(this XElement json, string member) =>
        json.OptionalText(member) ?? throw new InvalidDataException($"its member '{member}' is missing.");

    /// <summary>A member, or null when it is not there or is null.</summary>
    public static string? OptionalText(this XElement json, string member) =>
        json.Element(member) is { } value && (string?)value.Attribute("type") != "null" ? value.Value : null;

    /// <summary>A whole number, or 0 when it is not there or is null.</summary>
    public static int OptionalNumber(this XElement json, string member)
    {
        if (json.OptionalText(member) is not { } text)
            return 0;
        return int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new InvalidDataException($"its member '{member}' is '{text}', not a whole number.");
    }

    /// <summary>The elements of an array; none when it is not there or is null.</summary>
    public static IEnumerable<XElement> List(this XElement json, string member) => json.Element(member)?.Elements() ?? [];

    /// <summary>The member <c>verdict</c>. An unknown one is refused: taking it for a pass would hide a failure.</summary>
    public static Verdict Verdict(this XElement json) =>
        json.Text("verdict") switch
        {
            "passed" => MSBuild.Verdict.Passed,
            "failed" => MSBuild.Verdict.Failed,
            "inconclusive" => MSBuild.Verdict.Inconclusive,
            "aborted" => MSBuild.Verdict.Aborted,
            "error" => MSBuild.Verdict.Error,
            var other => throw new InvalidDataException($"its verdict '{other}' is not known here."),
        };

    /// <summary>Whether the data were sound, but chance alone could explain them: the one inconclusive that need not fail.</summary>
    public static bool IsUndecided(this XElement json) =>
        json.Text("verdict") == "inconclusive" && json.OptionalText("cause") == "undecided";
}

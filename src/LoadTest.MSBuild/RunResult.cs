using System.Runtime.Serialization.Json;
using System.Xml;
using System.Xml.Linq;

namespace LoadTest.MSBuild;

/// <summary>
/// One <c>result.json</c>: what a build needs of it. The platform's own JSON reader is used, because a build task of any
/// MSBuild can bring no library along without the risk of meeting another version of it.
/// </summary>
internal sealed class RunResult
{
    const int SchemaVersion = 1;

    RunResult(XElement json)
    {
        LoadTest = json.Text("loadTest");
        Verdict = json.Verdict();
        IsUndecided = json.IsUndecided();
        FailsWhenUndecided = json.OptionalText("onUndecided") == "fail";
        IsComplete = json.OptionalText("complete") != "false";
        Message = json.OptionalText("message") ?? "";
        File = json.OptionalText("file");
        Line = json.OptionalNumber("line");
        Problems = [.. json.List("problems").Select(problem => problem.Value)];
        Thresholds = [.. json.List("thresholds").Select(threshold => new ThresholdResult(threshold))];
    }

    /// <summary>Full name of the load test's class.</summary>
    public string LoadTest { get; }

    /// <summary>Name of the class without its namespace or outer class.</summary>
    public string Name => LoadTest.Substring(LoadTest.LastIndexOfAny(['.', '+']) + 1);

    public Verdict Verdict { get; }

    public bool IsUndecided { get; }

    public bool FailsWhenUndecided { get; }

    /// <summary>False when the process ended before the run did.</summary>
    public bool IsComplete { get; }

    public string Message { get; }

    public string? File { get; }

    public int Line { get; }

    public IReadOnlyList<string> Problems { get; }

    public IReadOnlyList<ThresholdResult> Thresholds { get; }

    /// <summary>Reads <paramref name="path"/>.</summary>
    /// <exception cref="InvalidDataException">It is not JSON or of another schema, or a member is missing or has an unknown value.</exception>
    public static RunResult Read(string path)
    {
        var json = Load(path);
        // Before anything else is read: of another schema no member can be trusted to mean the same.
        var version = json.Text("schemaVersion");
        return version == $"{SchemaVersion}"
            ? new RunResult(json)
            : throw new InvalidDataException($"its schemaVersion is '{version}', and only {SchemaVersion} is known here.");
    }

    static XElement Load(string path)
    {
        try
        {
            using var stream = System.IO.File.OpenRead(path);
            using var reader = JsonReaderWriterFactory.CreateJsonReader(stream, XmlDictionaryReaderQuotas.Max);
            return XElement.Load(reader);
        }
        // An empty file is an InvalidOperationException: the reader finds no element.
        catch (Exception exception) when (exception is XmlException or FormatException or InvalidOperationException)
        {
            throw new InvalidDataException($"it is not valid JSON ({exception.Message}).", exception);
        }
    }
}

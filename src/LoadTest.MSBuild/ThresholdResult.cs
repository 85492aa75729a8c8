using System.Xml.Linq;

namespace LoadTest.MSBuild;

/// <summary>The verdict on one threshold, as <c>result.json</c> has it.</summary>
internal sealed class ThresholdResult(XElement json)
{
    /// <summary>The threshold as it was written: <c>p95 &lt; 200ms</c>.</summary>
    public string Expression { get; } = json.Text("threshold");

    public Verdict Verdict { get; } = json.Verdict();

    public bool IsUndecided { get; } = json.IsUndecided();

    public string Message { get; } = json.Text("message");

    public string? File { get; } = json.OptionalText("file");

    public int Line { get; } = json.OptionalNumber("line");
}

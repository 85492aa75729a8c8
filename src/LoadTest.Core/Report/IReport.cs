namespace LoadTest.Report;

/// <summary>One rendering of a result.</summary>
public interface IReport
{
    /// <summary>The name of the file that the report is written to, for example <c>summary.md</c>.</summary>
    string FileName { get; }

    /// <summary>Writes the report; in the invariant culture, as the result is the same everywhere.</summary>
    /// <param name="result">What to report.</param>
    /// <param name="writer">Where to.</param>
    void Write(LoadTestResult result, TextWriter writer);
}

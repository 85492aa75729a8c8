namespace LoadTest.MSBuild;

/// <summary>The verdicts of <c>result.json</c>, by their names there.</summary>
internal enum Verdict
{
    Passed,
    Failed,
    Inconclusive,
    Aborted,
    Error,
}

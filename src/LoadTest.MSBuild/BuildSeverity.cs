namespace LoadTest.MSBuild;

/// <summary>How a message counts in the build: only an error fails it.</summary>
internal enum BuildSeverity
{
    Note,
    Warning,
    Error,
}

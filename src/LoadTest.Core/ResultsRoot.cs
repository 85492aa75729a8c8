namespace LoadTest;

/// <summary>Where runs leave their files when nothing else is said.</summary>
internal static class ResultsRoot
{
    const string Folder = "TestResults/loadtest";

    /// <summary>
    /// <c>TestResults/loadtest</c> of the test project, which the adapter's build targets pass through AppContext; below the
    /// current directory when they did not, or when the assembly has moved to another machine.
    /// </summary>
    public static string Default =>
        AppContext.GetData("LoadTest.ProjectDirectory") is string { Length: > 0 } project && Directory.Exists(project)
            ? Path.Combine(project, Folder)
            : Path.Combine(Directory.GetCurrentDirectory(), Folder);
}

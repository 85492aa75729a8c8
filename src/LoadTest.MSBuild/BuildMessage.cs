namespace LoadTest.MSBuild;

/// <summary>One line of the build log about the load tests. It is one line always: a line break would make CI systems see several errors.</summary>
internal sealed class BuildMessage
{
    BuildMessage(BuildSeverity severity, string code, string text, string? file, int line)
    {
        Severity = severity;
        Code = code;
        Text = string.Join(" ", text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(part => part.Trim()));
        File = string.IsNullOrEmpty(file) ? null : file;
        Line = File is null ? 0 : line;
    }

    public BuildSeverity Severity { get; }

    public string Code { get; }

    public string Text { get; }

    /// <summary>The source file or project, or null when none is known.</summary>
    public string? File { get; }

    /// <summary>1 is the first line; 0 means the whole file.</summary>
    public int Line { get; }

    /// <summary>1 beside a line: some problem matchers want a column.</summary>
    public int Column => Line > 0 ? 1 : 0;

    public static BuildMessage Error(string code, string text, string? file, int line = 0) => new(BuildSeverity.Error, code, text, file, line);

    public static BuildMessage Warning(string code, string text, string? file, int line) => new(BuildSeverity.Warning, code, text, file, line);

    public static BuildMessage Note(string text) => new(BuildSeverity.Note, "", text, null, 0);
}

using System.Collections;
using Microsoft.Build.Framework;

namespace LoadTest.MSBuild.Tests;

/// <summary>Keeps what a task logs, one line each, in the form in which MSBuild prints it.</summary>
internal sealed class FakeBuildEngine : IBuildEngine
{
    readonly List<string> _lines = [];

    public IReadOnlyList<string> Lines => _lines;

    public bool ContinueOnError => false;

    public int LineNumberOfTaskNode => 0;

    public int ColumnNumberOfTaskNode => 0;

    public string ProjectFileOfTaskNode => "the.project";

    public void LogErrorEvent(BuildErrorEventArgs e) =>
        _lines.Add($"{Origin(e.File, e.LineNumber, e.ColumnNumber)}{e.Subcategory}error {e.Code}: {e.Message}");

    public void LogWarningEvent(BuildWarningEventArgs e) =>
        _lines.Add($"{Origin(e.File, e.LineNumber, e.ColumnNumber)}{e.Subcategory}warning {e.Code}: {e.Message}");

    public void LogMessageEvent(BuildMessageEventArgs e) => _lines.Add($"{e.Importance}: {e.Message}");

    public void LogCustomEvent(CustomBuildEventArgs e) => throw new NotSupportedException();

    public bool BuildProjectFile(string projectFileName, string[] targetNames, IDictionary globalProperties, IDictionary targetOutputs) =>
        throw new NotSupportedException();

    static string Origin(string? file, int line, int column) => line == 0 ? $"{file}: " : $"{file}({line},{column}): ";
}

using System.Diagnostics.CodeAnalysis;
using Microsoft.Build.Framework;
using Task = Microsoft.Build.Utilities.Task;

namespace LoadTest.MSBuild;

/// <summary>
/// Judges a build by the <c>result.json</c> files that its load tests left: one build error for each threshold that does not
/// hold, and one when there is nothing to judge. Errors have no subcategory, so that the problem matchers of CI systems see them.
/// </summary>
public sealed class CheckLoadTestResults : Task
{
    const string ResultFileName = "result.json";

    /// <summary>Folder below which the load tests wrote their results, at any depth. It need not exist.</summary>
    [Required]
    public string Folder { get; set; } = "";

    /// <summary>Result files that were there before the run; they are not judged.</summary>
    /// <value>Default: none.</value>
    [SuppressMessage("Performance", "CA1819", Justification = "MSBuild sets the lists of a task as arrays.")]
    public ITaskItem[] KnownResults { get; set; } = [];

    /// <summary>The filter by which tests were selected; it is named when no test was.</summary>
    [Required]
    public string Filter { get; set; } = "";

    /// <summary>Path of the load test project; it is named where no source file can be.</summary>
    [Required]
    public string Project { get; set; } = "";

    /// <summary>Exit code of <c>dotnet test</c>.</summary>
    /// <value>Default: 0.</value>
    public int ExitCode { get; set; }

    /// <summary>Logs what every new result says; false, which fails the build, when any error was logged.</summary>
    public override bool Execute()
    {
        var files = NewResults();
        foreach (var file in files)
        {
            foreach (var message in MessagesOf(file))
                Write(message);
        }
        if (files.Count == 0)
            Write(BuildMessage.Error("LT0003", NothingToJudge(), Project));
        else if (ExitCode != 0 && !Log.HasLoggedErrors)
            Write(BuildMessage.Error("LT0004", UnexplainedFailure(), Project));
        return !Log.HasLoggedErrors;
    }

    List<string> NewResults()
    {
        if (!Directory.Exists(Folder))
            return [];
        var known = new HashSet<string>(KnownResults.Select(item => item.GetMetadata("FullPath")), StringComparer.Ordinal);
        return
        [
            .. Directory.EnumerateFiles(Folder, ResultFileName, SearchOption.AllDirectories)
                .Where(file => !known.Contains(Path.GetFullPath(file)))
                .OrderBy(file => file, StringComparer.Ordinal),
        ];
    }

    static IReadOnlyList<BuildMessage> MessagesOf(string file)
    {
        try
        {
            return RunMessages.Of(RunResult.Read(file));
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return [BuildMessage.Error("LT0005", $"this result cannot be judged: {exception.Message} Fix: use the same version of LoadTest.MSBuild and of the other LoadTest packages, and run again.", file, 1)];
        }
    }

    string NothingToJudge() =>
        ExitCode == 0
            ? $"no load test matched the filter '{Filter}'. Fix: mark a class of this project with [LoadTest], or set LoadTestFilter; 'dotnet test --list-tests' shows what there is."
            : $"no load test matched the filter '{Filter}', or none came as far as a result: 'dotnet test' ended with exit code {ExitCode}. Fix: see its output above.";

    string UnexplainedFailure() =>
        $"'dotnet test' ended with exit code {ExitCode}, though no load test that left a result failed. Another test that the filter '{Filter}' selects failed, or the test host ended early. Fix: see its output above; the results are in '{Folder}'.";

    // Without arguments a text is never formatted, so braces and per cent signs in it are safe.
    void Write(BuildMessage message)
    {
        switch (message.Severity)
        {
            case BuildSeverity.Error:
                Log.LogError(null, message.Code, null, message.File, message.Line, message.Column, 0, 0, message.Text);
                break;
            case BuildSeverity.Warning:
                Log.LogWarning(null, message.Code, null, message.File, message.Line, message.Column, 0, 0, message.Text);
                break;
            case BuildSeverity.Note:
                Log.LogMessage(MessageImportance.High, message.Text);
                break;
        }
    }
}

using LoadTest.Judge;
using LoadTest.Report;

namespace LoadTest;

/// <summary>
/// The folder of one run. Made and tried before any load is sent, because a verdict without evidence is none; files appear
/// whole or not at all (written beside, flushed to the disk, renamed).
/// </summary>
internal sealed class ResultDirectory
{
    // result.json comes last: what could not be written before it is said in it.
    static readonly IReadOnlyList<IReport> Reports = [new MarkdownReport(), new JsonReport()];

    ResultDirectory(string path) => Path = path;

    public string Path { get; }

    /// <summary>Makes <c>root/name-runId</c>; null and a problem when nothing can be written there.</summary>
    public static ResultDirectory? Create(string root, string name, string runId, out LoadTestProblem problem)
    {
        var path = System.IO.Path.Combine(root, $"{name}-{runId}");
        problem = new LoadTestProblem { Code = "LT5001", What = "", Fix = "" };
        try
        {
            path = System.IO.Path.GetFullPath(path);
            Directory.CreateDirectory(path);
            var probe = System.IO.Path.Combine(path, ".writable");
            using (var stream = new FileStream(probe, FileMode.CreateNew, FileAccess.Write)) stream.Write("probe"u8);
            File.Delete(probe);
            return new ResultDirectory(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            problem = new LoadTestProblem
            {
                Code = "LT5001",
                What = $"The results cannot be written in '{path}': {exception.Message}",
                Fix = "make the folder writable, or set LOADTEST_RESULTS to another one. No load was sent.",
            };
            return null;
        }
    }

    /// <summary>Writes all reports. What cannot be written turns the result into an error that says so.</summary>
    public LoadTestResult Write(LoadTestResult result)
    {
        foreach (var report in Reports)
        {
            try
            {
                WriteWhole(report, result);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                result = Unwritten(result, report, exception);
            }
        }

        return result;
    }

    LoadTestResult Unwritten(LoadTestResult result, IReport report, Exception exception)
    {
        var problem = new LoadTestProblem
        {
            Code = "LT5002",
            What = $"The result could not be written to '{System.IO.Path.Combine(Path, report.FileName)}': {exception.Message} The verdict would have been: {result.Verdict.Summary}.",
            Fix = "free space on the disk or set LOADTEST_RESULTS to another folder, and run again.",
        };
        return result with
        {
            Run = new RunVerdict { Kind = VerdictKind.Error, Summary = problem.ToString() },
            Problems = [.. result.Problems, problem],
        };
    }

    void WriteWhole(IReport report, LoadTestResult result)
    {
        var path = System.IO.Path.Combine(Path, report.FileName);
        var beside = path + ".tmp";
        using (var stream = new FileStream(beside, FileMode.Create, FileAccess.Write))
        {
            using var writer = new StreamWriter(stream) { NewLine = "\n" };
            report.Write(result, writer);
            writer.Flush();
            stream.Flush(flushToDisk: true);
        }

        File.Move(beside, path, overwrite: true);
    }
}

using LoadTest.Judge;
using LoadTest.Report;
using LoadTest.Tests.Report;

namespace LoadTest.Tests;

public sealed class ResultDirectoryTests : IDisposable
{
    readonly string _root = Directory.CreateTempSubdirectory("loadtest-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Each_run_has_a_folder_of_its_own_with_whole_files_only()
    {
        var directory = Created(_root);

        var result = directory.Write(Results.Passed);

        Assert.Equal(Path.Combine(_root, "Shopper-1"), directory.Path);
        Assert.Equal(["result.json", "summary.md"], Directory.GetFiles(directory.Path).Select(file => Path.GetFileName(file)).Order());
        Assert.Equal(VerdictKind.Passed, result.Verdict.Kind);
        Assert.Equal(Results.Write(new JsonReport(), Results.Passed), File.ReadAllText(Path.Combine(directory.Path, "result.json")));
    }

    [Fact]
    public void Files_are_UTF_8_without_a_mark_and_with_LF_only()
    {
        var directory = Created(_root);
        directory.Write(Results.Passed);

        var bytes = File.ReadAllBytes(Path.Combine(directory.Path, "summary.md"));

        Assert.Equal((byte)'#', bytes[0]);
        Assert.DoesNotContain((byte)'\r', bytes);
    }

    [Fact]
    public void A_root_that_is_a_file_is_refused_before_any_load_is_sent()
    {
        var file = Path.Combine(_root, "file");
        File.WriteAllText(file, "");

        var directory = ResultDirectory.Create(file, "Shopper", "1", out var problem);

        Assert.Null(directory);
        Assert.Equal("LT5001", problem.Code);
        Assert.Contains(file, problem.What, StringComparison.Ordinal);
        Assert.Contains("LOADTEST_RESULTS", problem.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public void A_root_that_no_file_system_can_have_is_refused_too() =>
        Assert.Null(ResultDirectory.Create("a\0b", "Shopper", "1", out _));

    [Fact]
    public void A_result_that_cannot_be_written_is_an_error_that_says_what_the_verdict_would_have_been()
    {
        var directory = Created(_root);
        Directory.CreateDirectory(Path.Combine(directory.Path, "result.json"));

        var result = directory.Write(Results.Passed);

        Assert.Equal(VerdictKind.Error, result.Verdict.Kind);
        Assert.StartsWith("LT5002: ", result.Run.Summary, StringComparison.Ordinal);
        Assert.Contains("2 of 2 thresholds passed", result.Run.Summary, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(directory.Path, "summary.md")));
    }

    [Fact]
    public void A_summary_that_cannot_be_written_is_said_in_the_result_file()
    {
        var directory = Created(_root);
        Directory.CreateDirectory(Path.Combine(directory.Path, "summary.md"));

        directory.Write(Results.Passed);

        var json = File.ReadAllText(Path.Combine(directory.Path, "result.json"));
        Assert.Contains("\"verdict\": \"error\"", json, StringComparison.Ordinal);
        Assert.Contains("LT5002", json, StringComparison.Ordinal);
    }

    static ResultDirectory Created(string root) =>
        ResultDirectory.Create(root, "Shopper", "1", out var problem) ?? throw new InvalidOperationException(problem.ToString());
}

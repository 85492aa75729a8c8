using System.Text.Json;
using System.Text.RegularExpressions;
using LoadTest.Testing;

namespace LoadTest.Acceptance;

/// <summary>S21, S22 and S35: user code that blocks or ends the process, and a machine with hardly any threads.</summary>
[Collection(PackedPackagesCollection.Name)]
public sealed partial class UnrulyCodeTests(PackedPackages packages)
{
    readonly ConsumerRun _run = new(packages);

    [Theory]
    [InlineData("aggressive", 1)]
    [InlineData("aggressive", 2)]
    [InlineData("conservative", 1)]
    [InlineData("conservative", 2)]
    public async Task S21_users_that_block_finish_are_counted_and_are_named_as_the_cause(string algorithm, int threads)
    {
        await using var server = await StubServer.StartAsync();
        server.On("/x", context => Task.Delay(200, context.RequestAborted));
        _run.Environment["SERVICE_URL"] = $"{server.Address}";

        var result = await _run.TestAsync(
            "--filter", "FullyQualifiedName~Blocking|FullyQualifiedName~OrdinaryTests", "--", $"xUnit.ParallelAlgorithm={algorithm}", $"xUnit.MaxParallelThreads={threads}");

        Assert.True(result.ExitCode == 0, result.Output);
        Assert.Equal(["context none"], _run.Diary.Where(line => line.StartsWith("context", StringComparison.Ordinal)).Distinct());
        var file = Assert.Single(_run.ResultFiles);
        var starvation = Assert.Single(Findings(file), finding => finding.StartsWith("LT3035", StringComparison.Ordinal));
        Assert.Matches(Blocked(), starvation);
        Assert.Contains("LT3035", result.Output, StringComparison.Ordinal);
        CheckCounts(file, server.Requests);
    }

    [Theory]
    [InlineData("exit")]
    [InlineData("failFast")]
    [InlineData("stackOverflow")]
    [InlineData("thread")]
    [InlineData("kill")]
    public async Task S22_user_code_that_ends_the_process_turns_nothing_green(string death)
    {
        _run.Environment["DEATH"] = death;

        var result = await _run.TestAsync("--filter", "FullyQualifiedName~Dying");

        Assert.Contains("dies", _run.Diary);
        Assert.True(result.ExitCode != 0, result.Output);
        Assert.DoesNotContain("Passed!", result.Output, StringComparison.Ordinal);
        Assert.All(_run.ResultFiles, file => Assert.NotEqual("passed", $"{file.GetProperty("verdict")}"));
        Assert.All(_run.ResultFiles, file => Assert.False(file.GetProperty("complete").GetBoolean()));
        if (Directory.EnumerateFiles(_run.Folder, "*.trx").Any()) Assert.DoesNotContain(_run.Trx, node => node.Value.Outcome == "Passed");
    }

    [Fact]
    public async Task S35_one_core_and_four_threads_are_enough()
    {
        var settings = Path.Combine(_run.Folder, "few.runsettings");
        await File.WriteAllTextAsync(settings, """
            <RunSettings><RunConfiguration><EnvironmentVariables>
              <DOTNET_PROCESSOR_COUNT>1</DOTNET_PROCESSOR_COUNT>
              <DOTNET_ThreadPool_ForceMaxWorkerThreads>4</DOTNET_ThreadPool_ForceMaxWorkerThreads>
            </EnvironmentVariables></RunConfiguration></RunSettings>
            """);

        var result = await _run.TestWithinAsync(["taskset", "-c", "0"], "--settings", settings, "--filter", "FullyQualifiedName~Checkout|FullyQualifiedName~Mixed|FullyQualifiedName~OrdinaryTests|FullyQualifiedName~MachineTests");

        Assert.True(result.ExitCode == 0, result.Output);
        Assert.Contains("1 cores, 4 threads", _run.Diary);
        Assert.Equal(2, _run.ResultFiles.Count);
        Assert.All(_run.ResultFiles, file => Assert.True(file.GetProperty("complete").GetBoolean()));

        // So few threads are late for the service in their midst: that may leave a budget undecided, which is no failure. All else has passed.
        Assert.All(_run.Trx, node => Assert.True(node.Value.Outcome == "Passed" || node.Value.Message.Contains("neither is proven", StringComparison.Ordinal), $"{node}"));
        Assert.Equal(["Passed", "Passed"], _run.Trx.Where(node => node.Key.EndsWith("› run", StringComparison.Ordinal)).Select(node => node.Value.Outcome));
    }

    static void CheckCounts(JsonElement file, int seen)
    {
        var counts = file.GetProperty("counts");
        var total = counts.GetProperty("total");
        Assert.Equal(counts.GetProperty("begun").GetInt64(), total.GetProperty("started").GetInt64());

        // What was cut may not have got as far as the server.
        Assert.InRange(seen, total.GetProperty("ok").GetInt64() + total.GetProperty("failed").GetInt64(), total.GetProperty("started").GetInt64());
        Assert.True(total.GetProperty("ok").GetInt64() > 200, $"Only {total} came through.");
    }

    static IEnumerable<string> Findings(JsonElement file) => file.GetProperty("findings").EnumerateArray().Select(finding => $"{finding}");

    [GeneratedRegex(@"blocked by .*BuyBy(Result|Wait) \(\d+ users? at once\).* \(thread pool delay [\d ]+(\.\d+)? ms \(limit")]
    private static partial Regex Blocked();
}

using System.Diagnostics;
using System.Text.Json;

namespace LoadTest.Acceptance;

/// <summary>A run that is stopped from outside: the load ends, a readable result says so, and nothing is green.</summary>
[Collection(PackedPackagesCollection.Name)]
public sealed class StopTests(PackedPackages packages)
{
    readonly ConsumerRun _run = new(packages);

    [Theory]
    [InlineData("INT", true, "none")] // Ctrl-C in a terminal: every process of the group gets it
    [InlineData("TERM", false, "none")] // what a CI server sends to the command that it has started
    [InlineData("KILL", false, "none")]
    [InlineData("INT", true, "process")]
    [InlineData("TERM", false, "process")]
    [InlineData("KILL", false, "process")]
    public async Task A_stopped_run_leaves_an_aborted_result_within_ten_seconds(string signal, bool toGroup, string isolation)
    {
        _run.Environment["LOADTEST_ISOLATION"] = isolation;
        using var command = _run.StartTest("--filter", "FullyQualifiedName~Endless");
        await command.UntilAsync(() => _run.Diary.Contains("user up"), "the load runs");

        Kill(signal, toGroup ? -command.ProcessId : command.ProcessId);
        var sent = Stopwatch.GetTimestamp();
        var result = await AbortedResultAsync();

        Assert.True(Stopwatch.GetElapsedTime(sent) < TimeSpan.FromSeconds(10), $"took {Stopwatch.GetElapsedTime(sent)}");
        Assert.Equal("aborted", result.GetProperty("verdict").GetString());
        Assert.False(result.GetProperty("complete").GetBoolean());
        Assert.NotEqual("completed", result.GetProperty("stopReason").GetString());

        // 'dotnet test' itself answers SIGTERM with 0, whatever its tests say; nothing in a test project can change that.
        var exit = await command.EndAsync();
        if (signal != "TERM") Assert.NotEqual(0, exit.ExitCode);
    }

    async Task<JsonElement> AbortedResultAsync()
    {
        for (var looks = 0; looks < 150; looks++)
        {
            if (_run.ResultFiles is [var result]) return result;
            await Task.Delay(100);
        }

        throw new TimeoutException("No result.json appeared within 15 s after the signal.");
    }

    static void Kill(string signal, int pid)
    {
        using var kill = Process.Start("kill", ["-s", signal, "--", pid.ToString()]);
        kill.WaitForExit();
    }
}

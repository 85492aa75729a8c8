namespace LoadTest.Reliability.Processes;

/// <summary>S33: a process that is stopped for five seconds says so, and blames nobody for it.</summary>
public sealed class StandstillTests
{
    // Stopped a quarter into the measurement.
    static readonly Dictionary<string, string> Times = new() { ["LOADTEST_WARM_UP"] = "500ms", ["LOADTEST_DURATION"] = "7s", ["LOADTEST_MAX_DURATION"] = "7s" };

    [Fact]
    public async Task S33_five_seconds_of_standstill_are_named_and_fail_nothing()
    {
        using var doubted = GeneratorProcess.Start(["run", "stopped", "5"], Times);
        using var allowed = GeneratorProcess.Start(["run", "stopped", "5"], new Dictionary<string, string>(Times) { ["LOADTEST_ON_GENERATOR_TROUBLE"] = "Report" });

        var (result, reported) = (await doubted.ResultAsync(), await allowed.ResultAsync());

        Assert.Equal(("inconclusive", "invalid"), result.Verdict);
        Assert.All([result, reported], run => Assert.Contains(run.Findings, IsPause));
        Assert.NotEqual("invalid", reported.Verdict.Cause);
        Assert.All([result, reported], run => Assert.Equal(run.Begun, run.Total("started")));
    }

    // "… it was paused for 5 s (standstill 5 000 ms (limit 100)) …": the signal takes a moment.
    static bool IsPause(string finding) => finding.StartsWith("LT3031", StringComparison.Ordinal) && System.Text.RegularExpressions.Regex.IsMatch(finding, @"it was paused for (4\.9|5|5\.\d) s");
}

namespace LoadTest.Reliability.Processes;

/// <summary>A healthy server, and something that is done to whoever measures it: never a failure, and the cause has a name. The bench does it at length.</summary>
public sealed class GeneratorFaultTests
{
    static readonly Dictionary<string, string> Short = new() { ["LOADTEST_WARM_UP"] = "500ms", ["LOADTEST_DURATION"] = "4s", ["LOADTEST_MAX_DURATION"] = "4s" };

    [Theory]
    [InlineData("own-cpu", "LT3034")]
    [InlineData("foreign-cpu", "LT3034")]
    [InlineData("gc", "LT3032")]
    [InlineData("rate", "LT3034")]
    public async Task A_fault_of_the_generator_fails_nothing_and_is_named(string fault, string code)
    {
        using var process = GeneratorProcess.Start(["run", fault, "2.5"], Short);

        var result = await process.ResultAsync();

        Assert.True(result.Verdict.Verdict is "inconclusive" or "passed", $"{result.Verdict}: {string.Join('\n', result.Findings)}");
        Assert.Contains(result.Findings, finding => finding.StartsWith(code, StringComparison.Ordinal));
    }
}

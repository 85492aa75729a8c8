using System.Text.RegularExpressions;

namespace LoadTest.Acceptance;

/// <summary>Load from a process of its own, as the packages bring it: nothing but an attribute, or a variable, asks for it.</summary>
[Collection(PackedPackagesCollection.Name)]
public sealed class IsolationTests(PackedPackages packages)
{
    readonly ConsumerRun _run = new(packages);

    [Fact]
    public async Task Isolated_load_finds_the_service_of_its_fixture_and_is_judged_as_ever()
    {
        // Both processes are cold, and few seconds need not prove anything.
        _run.Environment["LOADTEST_ON_UNDECIDED"] = "PointEstimate";

        var result = await _run.TestAsync("--filter", "FullyQualifiedName~Consumer.Isolated");

        Assert.True(result.ExitCode == 0, result.Output);
        Assert.Equal(["Isolated › failures < 5%", "Isolated › p95 < 150ms", "Isolated › run"], _run.Trx.Keys.Order(StringComparer.Ordinal));
        Assert.All(_run.Trx, node => Assert.Equal("Passed", node.Value.Outcome));
        Assert.Matches(@"Isolated \| user 1 in process \d+", result.Output);
        Assert.True(Regex.IsMatch(result.Output, @"Isolated: (warming up|measuring), .* \d+ users"), result.Output);
        Assert.Matches(@"Isolated: passed, 2 of 2 thresholds passed", result.Output);
        Assert.Equal("process", Assert.Single(_run.ResultFiles).GetProperty("settings").GetProperty("isolation").GetString());
        Assert.Single(_run.Diary, line => line == "service up");
    }

    [Fact]
    public async Task A_variable_isolates_one_run()
    {
        _run.Environment["LOADTEST_ISOLATION"] = "process";

        var result = await _run.TestAsync("--filter", "FullyQualifiedName~Mixed&Tag=look");

        Assert.True(result.ExitCode == 0, result.Output);
        var file = Assert.Single(_run.ResultFiles);
        Assert.Equal("process", file.GetProperty("settings").GetProperty("isolation").GetString());
        Assert.Equal("/items/{id}", Assert.Single(file.GetProperty("series").EnumerateArray()).GetProperty("name").GetString());
    }

    [Fact]
    public async Task Load_that_ends_its_process_is_red_and_the_other_tests_go_on()
    {
        var result = await _run.TestAsync("--filter", "FullyQualifiedName~Crashing|FullyQualifiedName~OrdinaryTests");

        Assert.Equal(1, result.ExitCode);
        var (outcome, message, stack) = _run.Trx["Crashing › p95 < 150ms"];
        Assert.Equal("Failed", outcome);
        Assert.Matches(@"^LT1172: The process that sent the load ended before its run did, .*: exit code 134 \(SIGABRT", message);
        Assert.Contains("the end of this process", message, StringComparison.Ordinal);
        Assert.Matches(@"Consumer\.Crashing\.\[Threshold\] in .*LoadTests\.cs:line", stack);
        Assert.Equal("Passed", _run.Trx["Consumer.OrdinaryTests.Works"].Outcome);
        Assert.Equal("error", Assert.Single(_run.ResultFiles).GetProperty("verdict").GetString());
    }

    [Fact]
    public async Task A_fixture_that_cannot_cross_is_red_before_any_load()
    {
        var result = await _run.TestAsync("--filter", "FullyQualifiedName~Stranded");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("LT1170: Stranded is to run in a process of its own, but the parameter 'shop' of its constructor is of the type ShopFixture", _run.Trx["Stranded › run"].Message, StringComparison.Ordinal);
        Assert.Empty(_run.ResultFiles);
    }
}

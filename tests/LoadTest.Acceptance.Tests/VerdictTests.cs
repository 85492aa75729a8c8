using System.Text.RegularExpressions;

namespace LoadTest.Acceptance;

/// <summary>What <c>dotnet test</c> says of load that holds, load that does not, and load that says nothing.</summary>
[Collection(PackedPackagesCollection.Name)]
public sealed partial class VerdictTests(PackedPackages packages)
{
    readonly ConsumerRun _run = new(packages);

    [Fact]
    public async Task A_load_test_that_holds_ends_with_0_and_says_so_at_default_verbosity()
    {
        var result = await _run.TestAsync("--filter", "FullyQualifiedName~Checkout");

        Assert.True(result.ExitCode == 0, result.Output);
        Assert.All(_run.Trx, node => Assert.Equal("Passed", node.Value.Outcome));
        Assert.Equal(["Checkout › failures < 5%", "Checkout › p95 < 150ms", "Checkout › run"], _run.Trx.Keys.Order(StringComparer.Ordinal));
        Assert.Matches(@"Checkout: passed, 2 of 2 thresholds passed; [\d ]+ requests by 10 users in 3 s", result.Output);
        Assert.Matches(@"passed +p95 < 150ms: p95 was [\d.]+ ms, limit 150 ms \(.*interval .* n = ", result.Output);
        Assert.Matches(@"Checkout: measuring, .* 10 users", result.Output);
        Assert.Equal("passed", Assert.Single(_run.ResultFiles).GetProperty("verdict").GetString());
    }

    [Fact]
    public async Task A_service_slower_than_its_budget_turns_exactly_the_latency_node_red()
    {
        _run.Environment["SERVICE_DELAY_MS"] = "250";

        var result = await _run.TestAsync("--filter", "FullyQualifiedName~Checkout");

        Assert.Equal(1, result.ExitCode);
        Assert.Equal("Passed", _run.Trx["Checkout › run"].Outcome);
        Assert.Equal("Passed", _run.Trx["Checkout › failures < 5%"].Outcome);
        var (outcome, message, stack) = _run.Trx["Checkout › p95 < 150ms"];
        Assert.Equal("Failed", outcome);
        Assert.Matches(@"^p95 was [2-9]\d\d ms, limit 150 ms \(.*n = [\d ]+.*\)$", message.Split('\n')[0].TrimEnd());
        Assert.Contains("replay     LOADTEST_SEED=", message, StringComparison.Ordinal);
        Assert.Matches(@"Consumer\.Checkout\.\[Threshold\] in .*LoadTests\.cs:line 15", stack);
        Assert.Equal("failed", Assert.Single(_run.ResultFiles).GetProperty("verdict").GetString());
    }

    [Fact]
    public async Task A_misspelt_request_name_is_red_and_names_the_nearest_one()
    {
        var result = await _run.TestAsync("--filter", "FullyQualifiedName~Misspelt");

        Assert.Equal(1, result.ExitCode);
        var (outcome, message, _) = _run.Trx["Misspelt › p95(GET /itmes/{id}) < 150ms"];
        Assert.Equal("Failed", outcome);
        Assert.Contains("no request named 'GET /itmes/{id}' was recorded; did you mean 'GET /items/{id}'?", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_is_down_is_red_with_the_connection_error()
    {
        var result = await _run.TestAsync("--filter", "FullyQualifiedName~Consumer.Down");

        Assert.Equal(1, result.ExitCode);
        Assert.All(_run.Trx, node => Assert.Equal("Failed", node.Value.Outcome));
        Assert.Matches("^no request succeeded: .* failed with 'connection refused \\(127.0.0.1:1\\)'", _run.Trx["Down › run"].Message);
        Assert.Equal("failed", Assert.Single(_run.ResultFiles).GetProperty("verdict").GetString());
    }

    [Fact]
    public async Task Everything_wrong_with_a_definition_is_said_at_once_and_no_load_is_sent()
    {
        var result = await _run.TestAsync("--filter", "FullyQualifiedName~Malformed");

        Assert.Equal(1, result.ExitCode);
        Assert.All(_run.Trx, node => Assert.Equal("Failed", node.Value.Outcome));
        var message = _run.Trx["Malformed › p95 < 150"].Message;
        Assert.Contains("LT1001", message, StringComparison.Ordinal);
        Assert.Contains("LT1110", message, StringComparison.Ordinal);
        Assert.Contains("LT1112", message, StringComparison.Ordinal);
        Assert.Contains("service down after 0 requests", _run.Diary);
        Assert.Empty(_run.ResultFiles);
    }

    [Fact]
    public async Task A_filter_that_matches_nothing_is_red()
    {
        var result = await _run.TestAsync("--filter", "Category=Lod");

        Assert.True(result.ExitCode != 0, result.Output);
        Assert.Contains("Category=Lod", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Results_that_cannot_be_written_are_red_before_any_load_is_sent()
    {
        var file = Path.Combine(_run.Folder, "not-a-folder");
        await File.WriteAllTextAsync(file, "");
        _run.Environment["LOADTEST_RESULTS"] = file;

        var result = await _run.TestAsync("--filter", "FullyQualifiedName~Checkout");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("LT5001", _run.Trx["Checkout › run"].Message, StringComparison.Ordinal);
        Assert.Contains("service down after 0 requests", _run.Diary);
    }

    [Fact]
    public async Task A_misspelt_setting_is_red_before_any_load_is_sent()
    {
        _run.Environment["LOADTEST_USRES"] = "5";

        var result = await _run.TestAsync("--filter", "FullyQualifiedName~Checkout");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("did you mean LOADTEST_USERS?", _run.Trx["Checkout › run"].Message, StringComparison.Ordinal);
        Assert.Contains("service down after 0 requests", _run.Diary);
    }

    [Fact]
    public async Task A_setting_from_the_environment_changes_the_load()
    {
        _run.Environment["LOADTEST_USERS"] = "3";

        var result = await _run.TestAsync("--filter", "FullyQualifiedName~Checkout");

        Assert.Equal(3, Assert.Single(_run.ResultFiles).GetProperty("settings").GetProperty("users").GetInt32());
        Assert.Matches(UserCount(), result.Output);
    }

    [GeneratedRegex("requests by 3 users")]
    private static partial Regex UserCount();
}

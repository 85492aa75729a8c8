namespace LoadTest.Acceptance;

/// <summary>The build target: <c>dotnet build -t:LoadTest</c> in a project that references the package.</summary>
[Collection(PackedPackagesCollection.Name)]
public sealed class MSBuildTests(PackedPackages packages)
{
    readonly ConsumerRun _run = new(packages);

    [Fact]
    public async Task Load_that_holds_is_a_build_that_succeeds_with_the_settings_given_as_properties()
    {
        var result = await _run.BuildAsync("-t:LoadTest", "-p:LoadTestFilter=FullyQualifiedName~Checkout", "-p:LoadTestUsers=4", $"-p:LoadTestResults={_run.Results}");

        Assert.True(result.ExitCode == 0, result.Output);
        Assert.Equal(4, Assert.Single(_run.ResultFiles).GetProperty("settings").GetProperty("users").GetInt32());
    }

    [Fact]
    public async Task A_broken_budget_is_a_build_error_at_the_line_of_the_threshold()
    {
        _run.Environment["SERVICE_DELAY_MS"] = "250";

        var result = await _run.BuildAsync("-t:LoadTest", "-p:LoadTestFilter=FullyQualifiedName~Checkout", $"-p:LoadTestResults={_run.Results}", "-tl:off");

        Assert.Equal(1, result.ExitCode);
        Assert.Matches(@"LoadTests\.cs\(15,1\): error LT0001: Checkout: p95 was [2-9]\d\d ms, limit 150 ms", result.Output);
        Assert.DoesNotMatch(@"LoadTests\.cs\(16,1\): error", result.Output);
    }

    [Fact]
    public async Task A_filter_that_matches_no_load_test_is_a_build_error()
    {
        var result = await _run.BuildAsync("-t:LoadTest", "-p:LoadTestFilter=Category=Lod", $"-p:LoadTestResults={_run.Results}", "-tl:off");

        Assert.Equal(1, result.ExitCode);
        Assert.Matches("error LT0003: .*Category=Lod", result.Output);
    }
}

namespace LoadTest.Acceptance;

/// <summary>Scenarios of several user types, and what settings and filters make of them.</summary>
[Collection(PackedPackagesCollection.Name)]
public sealed class ScenarioTests(PackedPackages packages)
{
    readonly ConsumerRun _run = new(packages);

    [Fact]
    public async Task A_load_class_of_several_user_types_runs_them_all()
    {
        var result = await _run.TestAsync("--filter", "FullyQualifiedName~Mixed");

        Assert.True(result.ExitCode == 0, result.Output);
        Assert.Equal(["/items", "/items/{id}"], RequestNames());
    }

    [Fact]
    public async Task A_filter_by_tag_selects_the_load_test_and_the_tasks_in_it()
    {
        var result = await _run.TestAsync("--filter", "Category=Load&Tag=look");

        Assert.True(result.ExitCode == 0, result.Output);
        Assert.Equal(["Mixed › failures < 50%", "Mixed › run"], _run.Trx.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["/items/{id}"], RequestNames());
    }

    [Fact]
    public async Task Once_runs_each_task_once_as_a_functional_test()
    {
        _run.Environment["LOADTEST_MODE"] = "Once";

        var result = await _run.TestAsync("--filter", "FullyQualifiedName~Mixed");

        Assert.True(result.ExitCode == 0, result.Output);
        Assert.Contains("functional run: each task once, 2 requests, all ok", result.Output, StringComparison.Ordinal);
        Assert.Contains("not judged", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Once_against_a_service_that_is_down_fails_with_the_request_that_failed()
    {
        _run.Environment["LOADTEST_MODE"] = "Once";

        var result = await _run.TestAsync("--filter", "FullyQualifiedName=Consumer.Down.run");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("GET /items/{id} failed with 'connection refused (127.0.0.1:1)'", result.Output, StringComparison.Ordinal);
    }

    List<string> RequestNames() =>
        [.. Assert.Single(_run.ResultFiles).GetProperty("series").EnumerateArray().Select(series => series.GetProperty("name").GetString() ?? "").Order(StringComparer.Ordinal)];
}

namespace LoadTest.Acceptance;

/// <summary>What test explorers and filters see.</summary>
[Collection(PackedPackagesCollection.Name)]
public sealed class NodeTests(PackedPackages packages)
{
    readonly ConsumerRun _run = new(packages);

    [Fact]
    public async Task Every_load_class_is_listed_with_a_run_node_and_one_node_for_each_threshold()
    {
        var result = await _run.TestAsync("--list-tests");

        Assert.True(result.ExitCode == 0, result.Output);
        foreach (var node in (string[])["Checkout › run", "Checkout › p95 < 150ms", "Checkout › failures < 5%", "Malformed › p95 < 150", "Shopper › p95 < 200ms", "Consumer.OrdinaryTests.Works"])
            Assert.Contains(node, result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_load_category_selects_load_nodes_and_nothing_else()
    {
        var load = await _run.TestAsync("--list-tests", "--filter", "Category=Load");
        var rest = await _run.TestAsync("--list-tests", "--filter", "Category!=Load");

        Assert.Contains("Checkout › run", load.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("OrdinaryTests", load.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Checkout › run", rest.Output, StringComparison.Ordinal);
        Assert.Contains("OrdinaryTests", rest.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("FullyQualifiedName=Consumer.Checkout.p95")]
    [InlineData("FullyQualifiedName~Checkout&DisplayName~p95")]
    public async Task One_threshold_alone_runs_the_load_once_and_reports_only_itself(string filter)
    {
        var result = await _run.TestAsync("--filter", filter);

        Assert.True(result.ExitCode == 0, result.Output);
        Assert.Equal("Checkout › p95 < 150ms", Assert.Single(_run.Trx).Key);
        Assert.Single(_run.ResultFiles);
    }

    [Fact]
    public async Task All_nodes_of_a_class_share_one_run_and_one_fixture()
    {
        await _run.TestAsync("--filter", "FullyQualifiedName~Checkout");

        Assert.Equal(3, _run.Trx.Count);
        Assert.Single(_run.ResultFiles);
        Assert.Single(_run.Diary, line => line == "service up");
    }

    [Fact]
    public async Task Ordinary_facts_run_as_ever_and_never_beside_load()
    {
        var result = await _run.TestAsync("--filter", "FullyQualifiedName~OrdinaryTests|FullyQualifiedName~Checkout");

        Assert.True(result.ExitCode == 0, result.Output);
        Assert.Equal(6, _run.Trx.Count);
        var diary = _run.Diary.ToList();
        Assert.True(diary.IndexOf("fact ends") < diary.IndexOf("service up"), string.Join('\n', diary));
    }
}

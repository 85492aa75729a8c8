using System.Reflection;
using LoadTest.Adapter.Tests.Doubles;
using LoadTest.Adapter.Tests.Samples;

namespace LoadTest.Adapter.Tests;

public sealed class DiscoveryTests
{
    [Fact]
    public async Task A_load_class_has_a_node_for_the_run_and_one_for_each_threshold()
    {
        var nodes = await SampleAssembly.NodesOfAsync(typeof(Shopper));

        Assert.Equal(["Shopper › run", "Shopper › p95 < 200ms", "Shopper › p99(GET /items/{id}) < 400ms"], nodes.Select(node => node.DisplayName));
    }

    [Fact]
    public async Task A_fully_qualified_name_is_made_of_class_and_slug()
    {
        var nodes = await SampleAssembly.NodesOfAsync(typeof(Shopper));

        Assert.Equal(
            nodes.Select(node => node.Node.FullyQualifiedName),
            nodes.Select(node => $"{node.TestMethod.TestClass.Class.Name}.{node.TestMethod.Method.Name}"));
    }

    [Fact]
    public async Task A_node_carries_its_category_and_what_it_judges_as_traits()
    {
        var node = (await SampleAssembly.NodesOfAsync(typeof(Shopper)))[2];

        Assert.Equal(["Load"], node.Traits["Category"]);
        Assert.Equal(["p99(GET /items/{id}) < 400ms"], node.Traits["Threshold"]);
        Assert.Contains("Request", node.Traits.Keys);
    }

    [Fact]
    public async Task A_node_points_to_the_line_of_its_attribute()
    {
        var line = typeof(Shopper).GetCustomAttributes<ThresholdAttribute>().First().Line;

        var node = (await SampleAssembly.NodesOfAsync(typeof(Shopper)))[1];

        Assert.Equal(line, node.SourceInformation.LineNumber);
        Assert.EndsWith("Shopper.cs", node.SourceInformation.FileName, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_id_of_a_node_is_that_of_the_catalog()
    {
        var nodes = await SampleAssembly.NodesOfAsync(typeof(Shopper));

        Assert.Equal(LoadTestCatalog.NodesOf(typeof(Shopper)).Select(node => node.Id), nodes.Select(node => node.UniqueID));
    }

    [Theory]
    [InlineData(typeof(Hidden))]
    [InlineData(typeof(Unfinished))]
    public async Task A_load_class_that_cannot_run_is_listed_all_the_same(Type loadTestClass)
    {
        var nodes = await SampleAssembly.NodesOfAsync(loadTestClass);

        Assert.Equal("run", Assert.Single(nodes).Method.Name);
    }

    [Fact]
    public async Task Ordinary_facts_are_found_once()
    {
        var cases = await SampleAssembly.CasesAsync();

        Assert.Single(cases, testCase => testCase.DisplayName.EndsWith(nameof(Ordinary_facts_are_found_once), StringComparison.Ordinal));
    }
}

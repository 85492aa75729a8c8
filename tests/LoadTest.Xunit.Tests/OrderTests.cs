using LoadTest.Adapter.Tests.Doubles;
using LoadTest.Adapter.Tests.Samples;
using Xunit.Sdk;

namespace LoadTest.Adapter.Tests;

public sealed class OrderTests
{
    [Fact]
    public async Task Nodes_run_in_order_of_declaration_the_run_first()
    {
        var nodes = await SampleAssembly.NodesOfAsync(typeof(Shopper));

        var ordered = new LoadCaseOrderer(new SpyMessageSink()).OrderTestCases(nodes.Reverse());

        Assert.Equal(nodes, ordered);
    }

    [Fact]
    public async Task Ordinary_facts_of_a_load_class_come_last()
    {
        var cases = (await SampleAssembly.CasesAsync()).ToList();

        var ordered = new LoadCaseOrderer(new SpyMessageSink()).OrderTestCases(cases).ToList();

        var nodes = cases.OfType<LoadTestCase>().Count();
        Assert.All(ordered.Take(nodes), testCase => Assert.IsType<LoadTestCase>(testCase));
        Assert.Equal(cases.Count, ordered.Count);
    }

    [Fact]
    public async Task Load_nodes_are_handed_to_xunit_first_so_that_their_collection_counts()
    {
        var cases = (await SampleAssembly.CasesAsync()).Cast<IXunitTestCase>().OrderBy(testCase => testCase is LoadTestCase);

        var ordered = LoadTestExecutor.LoadCasesFirst(cases);

        Assert.IsType<LoadTestCase>(ordered[0]);
        Assert.IsNotType<LoadTestCase>(ordered[^1]);
    }
}

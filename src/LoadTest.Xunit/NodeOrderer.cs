using Xunit.Abstractions;
using Xunit.Sdk;

namespace LoadTest.Adapter;

/// <summary>Orders the nodes of a load class as they are declared, the run first; ordinary facts come after, in xUnit's order.</summary>
internal sealed class NodeOrderer(IMessageSink diagnostics) : ITestCaseOrderer
{
    readonly DefaultTestCaseOrderer _facts = new(diagnostics);

    public IEnumerable<TTestCase> OrderTestCases<TTestCase>(IEnumerable<TTestCase> testCases)
        where TTestCase : ITestCase
    {
        var cases = testCases.ToList();
        var nodes = cases.Where(testCase => testCase is LoadTestCase).OrderBy(testCase => PositionOf((LoadTestCase)(ITestCase)testCase));
        return [.. nodes, .. _facts.OrderTestCases(cases.Where(testCase => testCase is not LoadTestCase))];
    }

    static int PositionOf(LoadTestCase testCase) =>
        LoadTestCatalog.NodesOf(testCase.Node.LoadTestClass).Select(node => node.Slug).ToList().IndexOf(testCase.Node.Slug);
}

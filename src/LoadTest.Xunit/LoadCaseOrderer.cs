using Xunit.Abstractions;
using Xunit.Sdk;

namespace LoadTest.Adapter;

/// <summary>The run first, then its thresholds in order of declaration; ordinary facts of the class come last, in xUnit's order. Made by xUnit.</summary>
internal sealed class LoadCaseOrderer(IMessageSink diagnostics) : ITestCaseOrderer
{
    readonly DefaultTestCaseOrderer _facts = new(diagnostics);

    public IEnumerable<TTestCase> OrderTestCases<TTestCase>(IEnumerable<TTestCase> testCases)
        where TTestCase : ITestCase
    {
        var nodes = testCases.ToLookup(testCase => testCase is LoadTestCase);
        return [.. nodes[true].OrderBy(PositionOf), .. _facts.OrderTestCases(nodes[false])];
    }

    static int PositionOf<TTestCase>(TTestCase testCase)
        where TTestCase : ITestCase => testCase is LoadTestCase loadCase ? loadCase.Position : int.MaxValue;
}

using Xunit.Abstractions;
using Xunit.Sdk;

namespace LoadTest.Adapter;

/// <summary>The run first, then its thresholds in order of declaration. Made by xUnit.</summary>
public sealed class LoadCaseOrderer : ITestCaseOrderer
{
    /// <inheritdoc/>
    public IEnumerable<TTestCase> OrderTestCases<TTestCase>(IEnumerable<TTestCase> testCases)
        where TTestCase : ITestCase =>
        testCases.OrderBy(testCase => testCase is LoadTestCase loadCase ? loadCase.Position : int.MaxValue);
}

using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace LoadTest.Adapter;

/// <summary>Runs test cases as xUnit does, with one load session for all load nodes among them.</summary>
internal sealed class LoadTestExecutor(AssemblyName assemblyName, ISourceInformationProvider sources, IMessageSink diagnostics)
    : XunitTestFrameworkExecutor(assemblyName, sources, diagnostics)
{
    protected override ITestFrameworkDiscoverer CreateDiscoverer() => new LoadTestDiscoverer(AssemblyInfo, SourceInformationProvider, DiagnosticMessageSink);

#pragma warning disable VSTHRD100 // xUnit's contract: it returns at once, and the end is told to the sink; a defect must crash the host
    protected override async void RunTestCases(
#pragma warning restore VSTHRD100
        IEnumerable<IXunitTestCase> testCases, IMessageSink executionMessageSink, ITestFrameworkExecutionOptions executionOptions)
    {
        using var runs = new LoadRuns(VsTestBridge.Find(executionMessageSink) ?? (ITestHost)new DiagnosticHost(DiagnosticMessageSink), TimeProvider.System);
        var cases = LoadNodesFirst(testCases);
        foreach (var loadTest in cases.OfType<LoadTestCase>()) loadTest.Runs = runs;

        using var assembly = new XunitTestAssemblyRunner(TestAssembly, cases, DiagnosticMessageSink, executionMessageSink, executionOptions);
        await assembly.RunAsync().ConfigureAwait(false);
    }

    /// <summary>
    /// xUnit takes the collection of the first case as that of all with the same id. Where a load class shares its collection
    /// with ordinary classes, this must be the serial one.
    /// </summary>
    internal static IReadOnlyList<IXunitTestCase> LoadNodesFirst(IEnumerable<IXunitTestCase> cases) =>
        [.. cases.OrderBy(testCase => testCase is LoadTestCase ? 0 : 1)];
}

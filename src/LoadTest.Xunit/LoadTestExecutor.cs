using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace LoadTest.Adapter;

/// <summary>Gives all load cases of one execution the session they share; xUnit does the rest.</summary>
internal sealed class LoadTestExecutor(AssemblyName assembly, ISourceInformationProvider source, IMessageSink diagnostics)
    : XunitTestFrameworkExecutor(assembly, source, diagnostics)
{
    protected override ITestFrameworkDiscoverer CreateDiscoverer() => new LoadTestDiscoverer(AssemblyInfo, SourceInformationProvider, DiagnosticMessageSink);

    [SuppressMessage("Usage", "VSTHRD100:Avoid async void methods", Justification = "xUnit declares it so; its own runner catches what is thrown.")]
    [SuppressMessage("Usage", "VSTHRD101:Avoid unsupported async delegates", Justification = "As above.")]
    protected override async void RunTestCases(
        IEnumerable<IXunitTestCase> testCases, IMessageSink executionMessageSink, ITestFrameworkExecutionOptions executionOptions)
    {
        var cases = LoadCasesFirst(testCases);
        using var execution = new LoadExecution(VsTestBridge.Find(executionMessageSink), DiagnosticMessageSink, TimeProvider.System);
        foreach (var loadCase in cases.OfType<LoadTestCase>()) loadCase.Execution = execution;

        using var runner = new XunitTestAssemblyRunner(TestAssembly, cases, DiagnosticMessageSink, executionMessageSink, executionOptions);
        await runner.RunAsync().ConfigureAwait(false);
    }

    /// <summary>
    /// xUnit takes the collection of the first case for that of all cases in it. Where ordinary classes share the collection of
    /// a load class, this must be the <see cref="SerialCollection"/>.
    /// </summary>
    internal static IReadOnlyList<IXunitTestCase> LoadCasesFirst(IEnumerable<IXunitTestCase> testCases) =>
        [.. testCases.OrderBy(testCase => testCase is LoadTestCase ? 0 : 1)];
}

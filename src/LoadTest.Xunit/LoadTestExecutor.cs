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
        var cases = testCases.ToList();
        using var execution = new LoadExecution(executionMessageSink, DiagnosticMessageSink);
        foreach (var loadCase in cases.OfType<LoadTestCase>()) loadCase.Execution = execution;

        using var runner = new XunitTestAssemblyRunner(TestAssembly, cases, DiagnosticMessageSink, executionMessageSink, executionOptions);
        await runner.RunAsync().ConfigureAwait(false);
    }
}

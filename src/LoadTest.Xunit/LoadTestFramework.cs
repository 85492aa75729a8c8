using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace LoadTest.Adapter;

/// <summary>
/// xUnit's own test framework, which also discovers and runs classes with <c>[LoadTest]</c>. Registered by the package; a
/// project with a test framework of its own derives it from this one.
/// </summary>
public class LoadTestFramework : XunitTestFramework
{
    /// <summary>Made by xUnit.</summary>
    /// <param name="messageSink">Where diagnostic messages go.</param>
    public LoadTestFramework(IMessageSink messageSink)
        : base(messageSink)
    {
    }

    /// <inheritdoc/>
    protected override ITestFrameworkDiscoverer CreateDiscoverer(IAssemblyInfo assemblyInfo) =>
        new LoadTestDiscoverer(assemblyInfo, SourceInformationProvider, DiagnosticMessageSink);

    /// <inheritdoc/>
    protected override ITestFrameworkExecutor CreateExecutor(AssemblyName assemblyName) =>
        new LoadTestExecutor(assemblyName, SourceInformationProvider, DiagnosticMessageSink);
}

using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace LoadTest.Adapter;

/// <summary>
/// The xUnit test framework that finds and runs <c>[LoadTest]</c> classes beside ordinary facts. The package registers it with
/// an assembly attribute; see its README for assemblies that have a test framework of their own.
/// </summary>
/// <param name="messageSink">Where xUnit wants diagnostic messages.</param>
public class LoadTestFramework(IMessageSink messageSink) : XunitTestFramework(messageSink)
{
    /// <summary>A discoverer that finds load tests, and whatever xUnit itself finds.</summary>
    /// <param name="assemblyInfo">The test assembly.</param>
    protected override ITestFrameworkDiscoverer CreateDiscoverer(IAssemblyInfo assemblyInfo) =>
        new LoadTestDiscoverer(assemblyInfo, SourceInformationProvider, DiagnosticMessageSink);

    /// <summary>An executor that runs load tests, and whatever xUnit itself runs.</summary>
    /// <param name="assemblyName">The test assembly.</param>
    protected override ITestFrameworkExecutor CreateExecutor(AssemblyName assemblyName) =>
        new LoadTestExecutor(assemblyName, SourceInformationProvider, DiagnosticMessageSink);
}

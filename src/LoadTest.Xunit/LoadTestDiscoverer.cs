using Xunit.Abstractions;
using Xunit.Sdk;

namespace LoadTest.Adapter;

/// <summary>Reports the nodes of <c>[LoadTest]</c> classes, and whatever xUnit itself finds in them and elsewhere.</summary>
internal sealed class LoadTestDiscoverer(IAssemblyInfo assembly, ISourceInformationProvider source, IMessageSink diagnostics)
    : XunitTestFrameworkDiscoverer(assembly, source, diagnostics)
{
    protected override bool FindTestsForType(
        ITestClass testClass, bool includeSourceInformation, IMessageBus messageBus, ITestFrameworkDiscoveryOptions discoveryOptions)
    {
        if (testClass.Class is IReflectionTypeInfo { Type: { } type } && LoadTestCatalog.IsLoadTest(type))
        {
            foreach (var node in LoadTestCatalog.NodesOf(type))
            {
                // The case knows its line from the attribute; xUnit would look for a method and find none.
                if (!ReportDiscoveredTestCase(new LoadTestCase(node), includeSourceInformation: false, messageBus)) return false;
            }
        }

        return base.FindTestsForType(testClass, includeSourceInformation, messageBus, discoveryOptions);
    }
}

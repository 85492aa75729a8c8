using Xunit.Abstractions;
using Xunit.Sdk;

namespace LoadTest.Adapter;

/// <summary>Reports the nodes of <c>[LoadTest]</c> classes, and whatever xUnit itself finds in them and elsewhere.</summary>
internal sealed class LoadTestDiscoverer : XunitTestFrameworkDiscoverer
{
    public LoadTestDiscoverer(IAssemblyInfo assembly, ISourceInformationProvider source, IMessageSink diagnostics)
        : base(assembly, source, diagnostics) => AssemblyInfo = new LoadTestAssembly(assembly);

    protected override ITestClass CreateTestClass(ITypeInfo @class) =>
        @class.IsLoadTest()
            ? new TestClass(new SerialCollection(TestCollectionFactory.Get(@class)), @class)
            : base.CreateTestClass(@class);

    // Also an abstract one: its node says what is wrong, where silence would pass.
    protected override bool IsValidTestClass(ITypeInfo type) => base.IsValidTestClass(type) || type.IsLoadTest();

    protected override bool FindTestsForType(
        ITestClass testClass, bool includeSourceInformation, IMessageBus messageBus, ITestFrameworkDiscoveryOptions discoveryOptions) =>
        ReportNodes(testClass, messageBus) && base.FindTestsForType(testClass, includeSourceInformation, messageBus, discoveryOptions);

    bool ReportNodes(ITestClass testClass, IMessageBus messageBus)
    {
        if (!testClass.Class.IsLoadTest()) return true;

        // The case knows its line from the attribute; xUnit would look for a method and find none.
        return LoadTestCatalog.NodesOf(testClass.Class.ToRuntimeType())
            .All(node => ReportDiscoveredTestCase(new LoadTestCase(testClass, node), includeSourceInformation: false, messageBus));
    }
}

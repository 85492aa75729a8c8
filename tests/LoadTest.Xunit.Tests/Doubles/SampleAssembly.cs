using Xunit.Abstractions;
using Xunit.Sdk;

namespace LoadTest.Adapter.Tests.Doubles;

/// <summary>Discovers the samples of this assembly as a runner would.</summary>
internal static class SampleAssembly
{
    public static LoadTestDiscoverer Discoverer() =>
        new(Reflector.Wrap(typeof(SampleAssembly).Assembly), new StubSources(), new SpyMessageSink());

    public static async Task<IReadOnlyList<ITestCase>> CasesAsync()
    {
        using var discoverer = Discoverer();
        using var sink = new SpyMessageSink();
        discoverer.Find(includeSourceInformation: true, sink, new StubDiscoveryOptions());
        await sink.Discovered;
        return [.. sink.Messages.OfType<ITestCaseDiscoveryMessage>().Select(message => message.TestCase)];
    }

    public static async Task<IReadOnlyList<LoadTestCase>> NodesOfAsync(Type loadTestClass) =>
        [.. (await CasesAsync()).OfType<LoadTestCase>().Where(testCase => testCase.Node.LoadTestClass == loadTestClass)];
}

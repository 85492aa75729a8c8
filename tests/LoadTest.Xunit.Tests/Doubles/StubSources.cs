using Xunit.Abstractions;
using Xunit.Sdk;

namespace LoadTest.Adapter.Tests.Doubles;

/// <summary>Knows no sources: what a node points to comes from its attribute.</summary>
internal sealed class StubSources : LongLivedMarshalByRefObject, ISourceInformationProvider
{
    public ISourceInformation GetSourceInformation(ITestCase testCase) => new SourceInformation();

    public void Dispose()
    {
    }
}

using Xunit.Abstractions;

namespace LoadTest.Adapter.Tests.Doubles;

/// <summary>No option is set.</summary>
internal sealed class StubDiscoveryOptions : ITestFrameworkDiscoveryOptions
{
    public TValue GetValue<TValue>(string name) => default!; // null is how xUnit says: not set

    public void SetValue<TValue>(string name, TValue value)
    {
    }
}

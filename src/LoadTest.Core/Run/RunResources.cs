using System.Collections.Concurrent;

namespace LoadTest.Run;

/// <summary>What all users of one run share, such as the connections of an HTTP client. One of each type; disposed with the run.</summary>
internal sealed class RunResources : IDisposable
{
    readonly ConcurrentDictionary<Type, Lazy<IDisposable>> _resources = new();

    public T Shared<T>(Func<T> create)
        where T : class, IDisposable =>
        (T)_resources.GetOrAdd(typeof(T), static (_, c) => new Lazy<IDisposable>(c), create).Value;

    public void Dispose()
    {
        foreach (var resource in _resources.Values)
        {
            if (resource.IsValueCreated) resource.Value.Dispose();
        }
    }
}

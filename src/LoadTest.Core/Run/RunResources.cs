using System.Collections.Concurrent;

namespace LoadTest.Run;

/// <summary>What all users of one run share, such as the connections of an HTTP client. One of each type and name; disposed with the run.</summary>
internal sealed class RunResources : IDisposable
{
    readonly ConcurrentDictionary<(Type Type, string Name), Lazy<object>> _resources = new();

    public T Shared<T>(string name, Func<T> create)
        where T : class
    {
        var key = (typeof(T), name);
        return (T)(_resources.TryGetValue(key, out var known) ? known : _resources.GetOrAdd(key, new Lazy<object>(create))).Value;
    }

    public void Dispose()
    {
        foreach (var resource in _resources.Values)
        {
            if (resource.IsValueCreated) (resource.Value as IDisposable)?.Dispose();
        }
    }
}

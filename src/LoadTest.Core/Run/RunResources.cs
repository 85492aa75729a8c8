using System.Collections.Concurrent;

namespace LoadTest.Run;

/// <summary>What all users of one run share, such as the connections of an HTTP client. One of each type and name; disposed with the run.</summary>
internal sealed class RunResources(UserErrors errors) : IDisposable
{
    readonly ConcurrentDictionary<(Type Type, string Name), Lazy<object>> _resources = new();

    public T Shared<T>(string name, Func<T> create)
        where T : class
    {
        var key = (typeof(T), name);
        return (T)(_resources.TryGetValue(key, out var known) ? known : _resources.GetOrAdd(key, new Lazy<object>(create))).Value;
    }

    /// <summary>Disposes everything there is. What that throws is an error of user code, and the others are disposed all the same.</summary>
    public void Dispose()
    {
        foreach (var key in _resources.Keys)
        {
            if (!_resources.TryRemove(key, out var resource) || !resource.IsValueCreated) continue;
            try
            {
                (resource.Value as IDisposable)?.Dispose();
            }
            catch (Exception exception)
            {
                errors.Count($"{key.Type.Name}.{nameof(Dispose)}", exception);
            }
        }
    }
}

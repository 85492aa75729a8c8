using System.Collections.Concurrent;

namespace FromLocust.Service.Visitors;

/// <summary>All visitors since the start of the service.</summary>
internal sealed class VisitorBook
{
    readonly ConcurrentDictionary<string, Visitor> _visitors = new(StringComparer.Ordinal);

    public IEnumerable<Visitor> All => _visitors.Values;

    /// <summary>The visitor with this id, which is new when the id is.</summary>
    public Visitor Find(string id) => _visitors.GetOrAdd(id, static id => new Visitor(id));
}

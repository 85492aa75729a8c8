namespace FromLocust.Service.Api;

/// <summary>The resources, in memory.</summary>
internal sealed class ResourceStore
{
    readonly Lock _lock = new();
    readonly Dictionary<int, Resource> _resources = [];
    int _lastId;

    public Resource Add(ResourceDraft draft)
    {
        lock (_lock)
            return _resources[++_lastId] = new Resource(_lastId, draft.Name, DateTimeOffset.UtcNow, "new", 0);
    }

    public Resource? Find(int id)
    {
        lock (_lock)
            return _resources.GetValueOrDefault(id);
    }

    public Resource? Replace(int id, ResourceDraft draft) => Change(id, resource => resource with { Name = draft.Name, Status = "updated" });

    public bool AddItem(int id) => Change(id, resource => resource with { Items = resource.Items + 1 }) is not null;

    public bool Remove(int id)
    {
        lock (_lock)
            return _resources.Remove(id);
    }

    public IReadOnlyList<Resource> List(int page, int limit, string sort)
    {
        lock (_lock)
        {
            var sorted = sort switch
            {
                "date" => _resources.Values.OrderBy(resource => resource.Date),
                "status" => _resources.Values.OrderBy(resource => resource.Status, StringComparer.Ordinal),
                _ => _resources.Values.OrderBy(resource => resource.Name, StringComparer.Ordinal),
            };
            return [.. sorted.Skip((page - 1) * limit).Take(limit)];
        }
    }

    Resource? Change(int id, Func<Resource, Resource> change)
    {
        lock (_lock)
            return _resources.TryGetValue(id, out var resource) ? _resources[id] = change(resource) : null;
    }
}

namespace LoadTest;

/// <summary>Makes pools: <c>Run.Pool(…)</c>. Asking again under the same name gives the same pool.</summary>
public static class PoolExtensions
{
    /// <summary>A pool of things that one user at a time may have.</summary>
    /// <typeparam name="T">What is lent; there is one pool for each name and type.</typeparam>
    /// <param name="run">The run.</param>
    /// <param name="name">Its name, for messages.</param>
    /// <param name="items">What is in it: asked once, by whoever comes first with it. Null to leave that to others, or to <see cref="Pool{T}.TryAdd"/>.</param>
    /// <param name="capacity">The largest number of items it takes, 1 or more. Null to leave that to others; no limit when nobody says.</param>
    /// <exception cref="TestDataException">LT2202: <paramref name="items"/> gave nothing. LT2211: it gave more than the capacity. LT2213: the pool has another capacity.</exception>
    public static Pool<T> Pool<T>(this RunContext run, string name, Func<IEnumerable<T>>? items = null, int? capacity = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var pool = run.Shared(name, () => new Pool<T>(run, name));
        if (capacity is { } limit) pool.LimitTo(limit);
        if (items is not null) pool.FillOnce(items);
        return pool;
    }
}

namespace LoadTest;

/// <summary>An item of a <see cref="Pool{T}"/> that nobody else has until it is disposed of.</summary>
/// <typeparam name="T">What the item is.</typeparam>
public sealed class Lease<T> : IDisposable
{
    readonly Pool<T> _pool;
    int _isOver;

    internal Lease(Pool<T> pool, T item)
    {
        _pool = pool;
        Item = item;
    }

    /// <summary>The item. Not to be used after the lease is over.</summary>
    public T Item { get; }

    /// <summary>Gives the item back. Only the first call, of this or of <see cref="Discard"/>, does anything.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isOver, 1) == 0) _pool.Return(Item);
    }

    /// <summary>Takes the item out of the pool for good, for example because the service has deleted it.</summary>
    public void Discard()
    {
        if (Interlocked.Exchange(ref _isOver, 1) == 0) _pool.Remove();
    }
}

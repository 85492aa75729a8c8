using System.Diagnostics.CodeAnalysis;
using LoadTest.Data;

namespace LoadTest;

/// <summary>
/// Things that one user at a time may have, such as accounts: lent in the order in which they were last used, the one that has
/// rested longest first. Those who wait are served in the order in which they came. May be used by all users at once.
/// </summary>
/// <typeparam name="T">What is lent.</typeparam>
public sealed class Pool<T>
{
    readonly WaitingLine<T> _free;
    readonly SharedLimit _capacity;
    readonly Lock _filling = new();
    bool _isFilled;
    int _size;
    int _leased;

    internal Pool(RunContext run, string name)
    {
        Name = name;
        _free = new WaitingLine<T>(run);
        _capacity = new SharedLimit($"The capacity of the pool '{name}'", WaitingLine<T>.Unlimited);
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>How many items it has, lent or not.</summary>
    public int Size => Volatile.Read(ref _size);

    /// <summary>How many items are lent now. After the run: those that were never given back.</summary>
    public int Leased => Volatile.Read(ref _leased);

    /// <summary>The largest number of items it takes.</summary>
    /// <value>No limit.</value>
    public int Capacity => _capacity.Value;

    /// <summary>Adds an item, for example something that a user has created. It counts as just used.</summary>
    /// <param name="item">The item.</param>
    /// <returns>False when the pool has <see cref="Capacity"/> items; the item is not kept then.</returns>
    public bool TryAdd(T item)
    {
        if (Interlocked.Increment(ref _size) > Capacity)
        {
            Interlocked.Decrement(ref _size);
            return false;
        }

        return _free.TryAdd(item);
    }

    /// <summary>Borrows an item; waits until one is free.</summary>
    /// <param name="cancellationToken">Ends the wait; usually the user's <c>Stopping</c>.</param>
    /// <exception cref="OperationCanceledException">The token fired first.</exception>
    public async Task<Lease<T>> LeaseAsync(CancellationToken cancellationToken) =>
        Lent(await _free.TakeAsync(cancellationToken).ConfigureAwait(false));

    /// <summary>Borrows an item if one is free.</summary>
    /// <param name="lease">The loan, when the result is true.</param>
    /// <returns>False when all items are lent, or there are none.</returns>
    public bool TryLease([NotNullWhen(true)] out Lease<T>? lease)
    {
        lease = _free.TryTake(out var item) ? Lent(item) : null;
        return lease is not null;
    }

    internal void LimitTo(int capacity) => _capacity.Set(capacity);

    /// <summary>Fills it once, by whoever comes first with something to fill it with; others wait until it is full.</summary>
    internal void FillOnce(Func<IEnumerable<T>> items)
    {
        if (Volatile.Read(ref _isFilled)) return;
        lock (_filling)
        {
            if (_isFilled) return;

            var all = items().ToList();
            if (all.Count == 0) throw DataProblems.Empty(Name, "item");
            if (all.Count > Capacity - Size) throw DataProblems.Full(Name, Capacity);
            foreach (var item in all) TryAdd(item);
            Volatile.Write(ref _isFilled, true);
        }
    }

    internal void Return(T item)
    {
        Interlocked.Decrement(ref _leased);
        _free.TryAdd(item);
    }

    internal void Remove()
    {
        Interlocked.Decrement(ref _leased);
        Interlocked.Decrement(ref _size);
    }

    Lease<T> Lent(T item)
    {
        Interlocked.Increment(ref _leased);
        return new Lease<T>(this, item);
    }
}

using System.Diagnostics.CodeAnalysis;
using LoadTest.Data;

namespace LoadTest;

/// <summary>
/// A queue between users of different types: one submits an order, another approves it, a third ships it. Times the whole
/// journey of an item, from the first queue to its end. First in, first out; may be used by all users at once.
/// </summary>
/// <typeparam name="T">What is handed over.</typeparam>
public sealed class HandOver<T>
{
    const int UsualCapacity = 10_000;

    readonly WaitingLine<Parcel<T>> _line;
    readonly JourneyBook _book;
    readonly SharedLimit _capacity;

    internal HandOver(RunContext run, string name)
    {
        Name = name;
        _book = new JourneyBook(run, name);
        _line = new WaitingLine<Parcel<T>>(run);
        _capacity = new SharedLimit($"The capacity of '{name}'", UsualCapacity);
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>How many items wait in it.</summary>
    public int Count => _line.Count;

    /// <summary>How many items may wait in it.</summary>
    /// <value>10 000</value>
    public int Capacity => _capacity.Value;

    /// <summary>The journeys that began here. Their completion ratio is also a gauge, by this queue's name and <c>completion</c>.</summary>
    public JourneyCounts Journeys => _book.Counts;

    /// <summary>Puts an item in; with it a journey begins, which is timed under this queue's name.</summary>
    /// <param name="item">The item.</param>
    /// <exception cref="TestDataException">LT2211: it is full. No journey has begun.</exception>
    public void Put(T item)
    {
        if (!TryPut(item)) throw DataProblems.Full(Name, Capacity);
    }

    /// <summary>Puts an item in, if there is room; with it a journey begins, which is timed under this queue's name.</summary>
    /// <param name="item">The item.</param>
    /// <returns>False when it is full. No journey has begun.</returns>
    public bool TryPut(T item)
    {
        // Counted first: whoever takes the item may end its journey at once.
        var isIn = _line.TryAdd(new Parcel<T>(item, _book.Start(), [Name]), Capacity);
        if (isIn) _book.ShowCompletion();
        else _book.Forget();
        return isIn;
    }

    /// <summary>Hands on: puts an item in that continues the journey of one that was taken from another queue.</summary>
    /// <typeparam name="TBefore">What the item was before.</typeparam>
    /// <param name="before">What was taken. It is over with this.</param>
    /// <param name="item">The item now.</param>
    /// <exception cref="TestDataException">LT2211: it is full; what was taken can still be ended. LT2212: it has been ended or handed on before.</exception>
    public void Put<TBefore>(Handed<TBefore> before, T item)
    {
        before.Close();
        if (_line.TryAdd(new Parcel<T>(item, before.Parcel.Journey, before.Parcel.Stations.Add(Name)), Capacity)) return;

        before.Reopen();
        throw DataProblems.Full(Name, Capacity);
    }

    /// <summary>Takes the oldest item; waits until there is one.</summary>
    /// <param name="cancellationToken">Ends the wait; usually the user's <c>Stopping</c>.</param>
    /// <exception cref="OperationCanceledException">The token fired first.</exception>
    public async Task<Handed<T>> TakeAsync(CancellationToken cancellationToken) =>
        new(await _line.TakeAsync(cancellationToken).ConfigureAwait(false));

    /// <summary>Takes the oldest item if there is one.</summary>
    /// <param name="handed">The item, when the result is true.</param>
    /// <returns>False when nothing waits.</returns>
    public bool TryTake([NotNullWhen(true)] out Handed<T>? handed)
    {
        handed = _line.TryTake(out var parcel) ? new Handed<T>(parcel) : null;
        return handed is not null;
    }

    internal void LimitTo(int capacity) => _capacity.Set(capacity);
}

using LoadTest.Data;

namespace LoadTest;

/// <summary>
/// An item that has been taken from a <see cref="HandOver{T}"/>, with the journey that brought it. End it once: hand it on with
/// <see cref="HandOver{T}.Put{TBefore}"/>, or call <see cref="Complete"/> or <see cref="Fail"/>. Disposed of without either, it
/// fails, so that <c>using</c> ends the journey of a task that throws.
/// </summary>
/// <typeparam name="T">What the item is.</typeparam>
public sealed class Handed<T> : IDisposable
{
    readonly Parcel<T> _parcel;
    int _isOver;

    internal Handed(Parcel<T> parcel) => _parcel = parcel;

    /// <summary>The item.</summary>
    public T Item => _parcel.Item;

    /// <summary>The name of the journey.</summary>
    public string Journey => _parcel.Journey.Name;

    /// <summary>Time since the journey began.</summary>
    public TimeSpan Elapsed => _parcel.Journey.Elapsed;

    /// <summary>The names of the queues that the item has been put into, in order; the one that it was taken from last.</summary>
    public IReadOnlyList<string> Stations => _parcel.Stations;

    internal Parcel<T> Parcel => _parcel;

    /// <summary>The journey has reached its end. It is timed as <c>JOURNEY</c> and its name.</summary>
    /// <exception cref="TestDataException">LT2212: it has ended, or been handed on, before.</exception>
    public void Complete() => End("");

    /// <summary>The journey has failed. It is timed as <c>JOURNEY</c> and its name, as a failure.</summary>
    /// <param name="reason">What happened, without ids, so that failures group.</param>
    /// <exception cref="ArgumentException"><paramref name="reason"/> is empty.</exception>
    /// <exception cref="TestDataException">LT2212: it has ended, or been handed on, before.</exception>
    public void Fail(string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        End(reason);
    }

    /// <summary>Fails a journey that has not been ended or handed on. One that the end of the run has cut stays unfinished.</summary>
    public void Dispose()
    {
        if (!_parcel.Journey.IsCut && TryClose()) _parcel.Journey.End($"given up after '{_parcel.Stations[^1]}'");
    }

    /// <summary>Makes this the one that ends or hands on the item.</summary>
    /// <exception cref="TestDataException">It has been ended or handed on before.</exception>
    internal void Close()
    {
        if (!TryClose()) throw DataProblems.JourneyIsOver(_parcel.Stations[^1]);
    }

    /// <summary>Takes <see cref="Close"/> back: the item could not be handed on.</summary>
    internal void Reopen() => Volatile.Write(ref _isOver, 0);

    bool TryClose() => Interlocked.Exchange(ref _isOver, 1) == 0;

    void End(string failure)
    {
        Close();
        _parcel.Journey.End(failure);
    }
}

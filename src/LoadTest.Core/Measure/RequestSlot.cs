namespace LoadTest.Measure;

/// <summary>
/// A request in flight. Either the thread that ends it or the stop that cuts it may count it, never both: whoever changes
/// the state from open wins. Slots are reused by their user, so a request costs no allocation.
/// </summary>
internal sealed class RequestSlot
{
    const int Free = 0;
    const int Open = 1;
    const int Cut = 2;
    const int Opening = 3;

    int _state;

    public int SeriesId { get; private set; }

    public long IntendedNanos { get; private set; }

    public long StartNanos { get; private set; }

    public bool IsOpen => Volatile.Read(ref _state) == Open;

    public bool TryOpen(int seriesId, long intendedNanos, long startNanos)
    {
        // Two requests that one user starts at once may try the same slot: the loser looks for another one. Whoever cuts
        // sees the slot as not open until all of it is written.
        if (Interlocked.CompareExchange(ref _state, Opening, Free) != Free) return false;

        SeriesId = seriesId;
        IntendedNanos = intendedNanos;
        StartNanos = startNanos;
        Volatile.Write(ref _state, Open);
        return true;
    }

    /// <summary>The request ended: the slot can be used again. False when the stop has already counted the request as cancelled.</summary>
    public bool TryClose()
    {
        if (Interlocked.CompareExchange(ref _state, Free, Open) == Open) return true;

        // A user that was given up may go on for as long as it likes: it must not need one more slot for each request.
        Interlocked.CompareExchange(ref _state, Free, Cut);
        return false;
    }

    /// <summary>The run ended first. False when the request has already been counted.</summary>
    public bool TryCut() => Interlocked.CompareExchange(ref _state, Cut, Open) == Open;

    public Sample ToSample(long endNanos) => new(SeriesId, IntendedNanos, StartNanos, endNanos);
}

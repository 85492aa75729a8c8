namespace LoadTest.Data;

/// <summary>What travels with an item from queue to queue: when it set out, and who counts its end.</summary>
internal sealed class Journey(JourneyBook book, TimeProvider time)
{
    readonly long _startTimestamp = time.GetTimestamp();

    public string Name => book.Name;

    public TimeSpan Elapsed => time.GetElapsedTime(_startTimestamp);

    /// <summary>Whether the run is stopping: what is open then is cut, and has not failed.</summary>
    public bool IsCut => book.IsStopping;

    /// <param name="failure">Why it failed; empty when it is complete.</param>
    public void End(string failure) => book.End(Elapsed, failure);
}

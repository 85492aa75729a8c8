namespace LoadTest.Schedule;

/// <summary>The intended starts of one run, one after the other. Knows no clock: they never slip.</summary>
internal interface IArrivalTimes
{
    /// <summary>The next one; false when there is none any more.</summary>
    /// <param name="nanos">Since the first could come; never earlier than the one before.</param>
    bool TryNext(out long nanos);
}

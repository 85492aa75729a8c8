namespace LoadTest.Measure;

/// <summary>One ended request on its way into a <see cref="Recorder"/>. Times are nanoseconds since the run began.</summary>
internal readonly record struct Sample(int SeriesId, long IntendedNanos, long StartNanos, long EndNanos)
{
    /// <summary>From the intended start: what a user of the system would have waited.</summary>
    public long ResponseNanos => EndNanos - IntendedNanos;

    /// <summary>From the actual start: what the system took.</summary>
    public long ServiceNanos => EndNanos - StartNanos;
}

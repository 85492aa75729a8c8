namespace LoadTest;

/// <summary>What a wait time remembers between two waits of one user or task set. Times are nanoseconds since the run began.</summary>
internal struct WaitState
{
    /// <summary>
    /// The intended start of the iteration that has ended; of pacing without catch-up, when the last wait was asked for. At first, when the
    /// user was made.
    /// </summary>
    public long PreviousNanos;

    /// <summary>How long the last wait was. Only of pacing without catch-up.</summary>
    public long LastWaitNanos;

    public static WaitState StartingAt(long nanos) => new() { PreviousNanos = nanos };
}

namespace LoadTest;

/// <summary>What a wait time remembers between two waits of one user or task set. Times are nanoseconds since the run began.</summary>
internal struct WaitState
{
    /// <summary>The intended start of the iteration that has ended.</summary>
    public long PreviousDueNanos;

    /// <summary>When the last wait was asked for, or the user was made. Only of pacing without catch-up.</summary>
    public long LastAskedNanos;

    /// <summary>How long the last wait was. Only of pacing without catch-up.</summary>
    public long LastWaitNanos;

    public static WaitState StartingAt(long nanos) => new() { PreviousDueNanos = nanos, LastAskedNanos = nanos };
}

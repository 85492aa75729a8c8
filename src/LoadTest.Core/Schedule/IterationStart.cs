namespace LoadTest.Schedule;

/// <summary>When a user's next iteration is to begin. Times are nanoseconds since the run began.</summary>
/// <param name="DueNanos">The intended start.</param>
/// <param name="IsPaced">
/// Whether the schedule promised this start independently of how long the iteration before took. Latency of a paced
/// iteration counts from the intended start; otherwise there is no promise and it counts from the actual start.
/// </param>
/// <param name="Dropped">How many starts were given up because the user is too far behind its schedule.</param>
internal readonly record struct IterationStart(long DueNanos, bool IsPaced, int Dropped)
{
    /// <summary>Whenever an arrival comes.</summary>
    public static IterationStart OnArrival { get; } = new(long.MaxValue, IsPaced: true, Dropped: 0);
}

namespace LoadTest.Schedule;

/// <summary>
/// The schedule of a paced user: intended starts a fixed period apart that never slip. A user that falls behind catches up,
/// so a slow system cannot hide by slowing its own load (coordinated omission, G. Tene). Locust drops the backlog instead.
/// </summary>
internal static class PacedStarts
{
    /// <summary>A user further behind than this gives up the oldest starts; they are counted as dropped.</summary>
    public static readonly TimeSpan MaxBacklog = TimeSpan.FromSeconds(100);

    /// <summary>No more than this many starts are caught up; the rest is dropped.</summary>
    public const int MaxBacklogStarts = 10_000;

    /// <summary>The start after the one that was meant for <paramref name="previousDueNanos"/>.</summary>
    public static IterationStart After(long previousDueNanos, long nowNanos, long periodNanos)
    {
        var due = previousDueNanos + periodNanos;
        var maxBehind = Math.Min(MaxBacklog.Ticks * 100 / MaxBacklogStarts, periodNanos) * MaxBacklogStarts;
        var tooFar = nowNanos - due - maxBehind;
        if (tooFar <= 0) return new IterationStart(due, IsPaced: true, Dropped: 0);

        var dropped = (tooFar + periodNanos - 1) / periodNanos;
        return new IterationStart(due + (dropped * periodNanos), IsPaced: true, (int)dropped);
    }
}

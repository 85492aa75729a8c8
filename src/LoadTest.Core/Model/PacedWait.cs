using LoadTest.Schedule;

namespace LoadTest;

/// <summary>Iterations a fixed period apart; see <see cref="WaitTime.Pacing(TimeSpan)"/>.</summary>
public sealed class PacedWait : WaitTime
{
    readonly long _periodNanos;

    internal PacedWait(TimeSpan period) => _periodNanos = NanosOf(period);

    /// <summary>
    /// The same period, but what a slow iteration has lost stays lost, as in Locust's <c>constant_pacing</c>: a slow system slows
    /// down its own load, and latency counts from the actual start. Only for comparisons with Locust.
    /// </summary>
    public WaitTime WithoutCatchUp() => new LossyPacedWait(_periodNanos);

    internal override IterationStart Next(ref WaitState state, long nowNanos, UserContext user)
    {
        var start = PacedStarts.After(state.PreviousNanos, nowNanos, _periodNanos);
        state.PreviousNanos = start.DueNanos;
        return start;
    }
}

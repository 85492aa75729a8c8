using LoadTest.Schedule;

namespace LoadTest;

/// <summary>Iterations a fixed period apart; see <see cref="WaitTime.Pacing(TimeSpan)"/>.</summary>
internal sealed class PacedWait(TimeSpan period) : WaitTime
{
    internal override IterationStart Next(long previousDueNanos, long nowNanos, Random random) =>
        PacedStarts.After(previousDueNanos, nowNanos, period.Ticks * TimeSpan.NanosecondsPerTick);
}

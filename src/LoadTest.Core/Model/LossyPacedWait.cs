using LoadTest.Schedule;

namespace LoadTest;

/// <summary>
/// Locust's <c>constant_pacing</c>: wait = max(0, period − run) with run = now − last asked − last wait, so that a wait that took
/// too long is made up for and an iteration that took too long is not. See <see cref="PacedWait.WithoutCatchUp"/>.
/// </summary>
internal sealed class LossyPacedWait(long periodNanos) : WaitTime
{
    internal override IterationStart Next(ref WaitState state, long nowNanos, UserContext user)
    {
        var run = nowNanos - state.PreviousNanos - state.LastWaitNanos;
        state.LastWaitNanos = Math.Max(0, periodNanos - run);
        state.PreviousNanos = nowNanos;
        return Unpaced(nowNanos + state.LastWaitNanos);
    }
}

using LoadTest.Schedule;

namespace LoadTest;

/// <summary>A pause that user code decides; see <see cref="WaitTime.Custom"/>.</summary>
internal sealed class CustomWait(Func<Random, TimeSpan> next) : WaitTime
{
    internal override IterationStart Next(ref WaitState state, long nowNanos, UserContext user)
    {
        var wait = next(user.Random);
        if (wait < TimeSpan.Zero) throw new InvalidOperationException($"The custom wait time gave {wait}; a wait is 0 or more.");
        return Unpaced(nowNanos + NanosOf(wait));
    }
}

using LoadTest.Schedule;

namespace LoadTest;

/// <summary>A pause between two bounds after the end of each iteration; see <see cref="WaitTime.Between(TimeSpan, TimeSpan)"/>.</summary>
internal sealed class UniformWait(TimeSpan min, TimeSpan max) : WaitTime
{
    internal override IterationStart Next(ref WaitState state, long nowNanos, UserContext user)
    {
        var wait = min == max ? min : min + ((max - min) * user.NextDouble());
        return Unpaced(nowNanos + NanosOf(wait));
    }
}

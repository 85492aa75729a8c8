using LoadTest.Schedule;

namespace LoadTest;

/// <summary>A pause between two bounds after the end of each iteration; see <see cref="WaitTime.Between(TimeSpan, TimeSpan)"/>.</summary>
internal sealed class UniformWait(TimeSpan min, TimeSpan max) : WaitTime
{
    internal override IterationStart Next(ref WaitState state, long nowNanos, Random random)
    {
        var ticks = min == max ? min.Ticks : min.Ticks + (long)((max - min).Ticks * random.NextDouble());
        return Unpaced(ref state, nowNanos + (ticks * TimeSpan.NanosecondsPerTick));
    }
}

using LoadTest.Schedule;

namespace LoadTest;

/// <summary>A pause between two bounds after the end of each iteration; see <see cref="WaitTime.Between(TimeSpan, TimeSpan)"/>.</summary>
internal sealed class UniformWait(TimeSpan min, TimeSpan max) : WaitTime
{
    internal override IterationStart Next(long previousDueNanos, long nowNanos, Random random)
    {
        var ticks = min == max ? min.Ticks : min.Ticks + (long)((max - min).Ticks * random.NextDouble());
        return new IterationStart(nowNanos + (ticks * TimeSpan.NanosecondsPerTick), IsPaced: false, Dropped: 0);
    }
}

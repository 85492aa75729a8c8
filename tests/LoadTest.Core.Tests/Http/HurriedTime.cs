using System.Collections.Concurrent;

namespace LoadTest.Tests.Http;

/// <summary>Real time, but for waits of up to ten seconds, which are over at once. Time-outs of requests are longer.</summary>
internal sealed class HurriedTime : TimeProvider
{
    static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    readonly ConcurrentQueue<TimeSpan> _waits = new();

    /// <summary>How long it would have been waited, in order.</summary>
    public IReadOnlyList<TimeSpan> Waits => [.. _waits];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime <= TimeSpan.Zero || dueTime > LongestWait) return base.CreateTimer(callback, state, dueTime, period);

        _waits.Enqueue(dueTime);
        return base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}

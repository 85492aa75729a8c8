using System.Globalization;

namespace LoadTest.Run;

/// <summary>A thread's <c>schedstat</c> (Linux, Documentation/scheduler/sched-stats.rst).</summary>
/// <param name="WaitedNanos">How long the thread could have run and had to wait for a processor.</param>
/// <param name="Turns">How often it was given one.</param>
internal sealed record SchedulerTimes(long WaitedNanos, long Turns)
{
    /// <summary>Reads <c>nanoseconds-run nanoseconds-waited turns</c>; null when the text is none.</summary>
    public static SchedulerTimes? Read(string? text) =>
        text?.Split(' ') is [_, var waited, var turns]
        && long.TryParse(waited, NumberStyles.None, CultureInfo.InvariantCulture, out var nanos)
        && long.TryParse(turns.AsSpan().TrimEnd(), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? new SchedulerTimes(nanos, count)
            : null;
}

namespace LoadTest.Schedule;

/// <summary>Arrivals at times that are given.</summary>
/// <param name="nanos">In order.</param>
internal sealed class ReplayedArrivals(IReadOnlyList<long> nanos) : IArrivalTimes
{
    const long SecondNanos = 1_000_000_000;

    int _next;

    /// <summary>The most arrivals that come within any second.</summary>
    public static double PeakOf(IReadOnlyList<long> nanos)
    {
        var (peak, first) = (0, 0);
        for (var last = 0; last < nanos.Count; last++)
        {
            while (nanos[last] - nanos[first] >= SecondNanos) first++;
            peak = Math.Max(peak, last - first + 1);
        }

        return peak;
    }

    public bool TryNext(out long time)
    {
        time = _next < nanos.Count ? nanos[_next] : 0;
        return _next++ < nanos.Count;
    }
}

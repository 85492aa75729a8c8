using System.Collections.Concurrent;

namespace LoadTest.Measure;

/// <summary>
/// Counts failures by series and reason. Bounded: beyond <see cref="Capacity"/> distinct reasons the rest is counted as
/// <c>(other)</c>, so that an error text with an id in it cannot eat the memory. Shared by all threads: failures are rare,
/// or the run has other worries than a contended counter.
/// </summary>
internal sealed class FailureTable
{
    /// <summary>How many distinct pairs of series and reason are kept apart.</summary>
    public const int Capacity = 500;

    /// <summary>Longer reasons are cut to this many characters.</summary>
    public const int ReasonLength = 500;

    readonly ConcurrentDictionary<(int SeriesId, string Reason), StrongBox> _counts = new();

    public void Count(int seriesId, string reason)
    {
        if (reason.Length > ReasonLength) reason = string.Concat(reason.AsSpan(0, ReasonLength), "…");
        if (!_counts.TryGetValue((seriesId, reason), out var box))
        {
            // Two threads may both pass the bound at the same time: the table then holds one or two entries more.
            var key = (seriesId, _counts.Count < Capacity ? reason : "(other)");
            box = _counts.GetOrAdd(key, static _ => new StrongBox());
        }

        Interlocked.Increment(ref box.Value);
    }

    public IReadOnlyList<FailureCount> ToList(IReadOnlyList<Series> series) =>
    [
        .. _counts
            // A thread may add a series and its first failure after the reader took the list of series: it is in the next one.
            .Where(entry => entry.Key.SeriesId < series.Count)
            .Select(entry => new FailureCount { Series = series[entry.Key.SeriesId], Reason = entry.Key.Reason, Count = Volatile.Read(ref entry.Value.Value) })
            .OrderByDescending(failure => failure.Count)
            .ThenBy(failure => failure.Series.ToString(), StringComparer.Ordinal)
            .ThenBy(failure => failure.Reason, StringComparer.Ordinal),
    ];

    sealed class StrongBox
    {
        public long Value;
    }
}

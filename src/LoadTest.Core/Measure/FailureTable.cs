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

    /// <summary>How many examples of each are kept.</summary>
    public const int ExamplesEach = 3;

    readonly ConcurrentDictionary<(int SeriesId, string Reason), Failure> _counts = new();

    public void Count(int seriesId, string reason)
    {
        reason = Cut(reason);
        if (!_counts.TryGetValue((seriesId, reason), out var failure))
        {
            // Two threads may both pass the bound at the same time: the table then holds one or two entries more.
            var key = (seriesId, _counts.Count < Capacity ? reason : "(other)");
            failure = _counts.GetOrAdd(key, static _ => new Failure());
        }

        Interlocked.Increment(ref failure.Count);
    }

    /// <summary>Whether there are few examples yet. Two threads may both be told so: there are one or two more then.</summary>
    public bool WantsExample(int seriesId, string reason) =>
        _counts.TryGetValue((seriesId, Cut(reason)), out var failure) ? failure.Examples.Count < ExamplesEach : _counts.Count < Capacity;

    /// <summary>Keeps an example of what has been counted; of what has not been, there is none.</summary>
    public void AddExample(int seriesId, string reason, string example)
    {
        if (_counts.TryGetValue((seriesId, Cut(reason)), out var failure)) failure.Examples.Enqueue(example);
    }

    /// <summary>How many failures have a reason that says something.</summary>
    public long CountOf(Func<string, bool> says) => _counts.Where(entry => says(entry.Key.Reason)).Sum(entry => Volatile.Read(ref entry.Value.Count));

    public IReadOnlyList<FailureCount> ToList(IReadOnlyList<Series> series) =>
    [
        .. _counts
            // A thread may add a series and its first failure after the reader took the list of series: it is in the next one.
            .Where(entry => entry.Key.SeriesId < series.Count)
            .Select(entry => new FailureCount { Series = series[entry.Key.SeriesId], Reason = entry.Key.Reason, Count = Volatile.Read(ref entry.Value.Count), Examples = [.. entry.Value.Examples.Take(ExamplesEach)] })
            .OrderByDescending(failure => failure.Count)
            .ThenBy(failure => failure.Series.ToString(), StringComparer.Ordinal)
            .ThenBy(failure => failure.Reason, StringComparer.Ordinal),
    ];

    static string Cut(string reason) => reason.Length <= ReasonLength ? reason : string.Concat(reason.AsSpan(0, ReasonLength), "…");

    sealed class Failure
    {
        public long Count;

        public ConcurrentQueue<string> Examples { get; } = new();
    }
}

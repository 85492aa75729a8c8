using System.Collections.Concurrent;

namespace LoadTest.Measure;

/// <summary>
/// Gives every series a small number, so that recording indexes an array instead of hashing strings. Bounded: a test that
/// puts ids into request names folds into <see cref="Series.Overflow"/> instead of eating the memory.
/// </summary>
internal sealed class SeriesTable
{
    /// <summary>How many distinct series are kept apart.</summary>
    public const int Capacity = 1_000;

    readonly ConcurrentDictionary<Series, int> _ids = new();
    readonly Lock _growing = new();
    Series[] _series = [];

    /// <summary>All series in the order of their ids.</summary>
    public IReadOnlyList<Series> All => Volatile.Read(ref _series);

    /// <summary>The id of a series; the same one for equal series, from any thread.</summary>
    public int IdOf(Series series) => _ids.TryGetValue(series, out var id) ? id : Add(series);

    int Add(Series series)
    {
        lock (_growing)
        {
            if (_ids.TryGetValue(series, out var known)) return known;
            if (_series.Length >= Capacity) return IdOfOverflow(series.Role);
            return Append(series);
        }
    }

    // One for each role: what is no request must not count as one because its name was one too many.
    int IdOfOverflow(SeriesRole role)
    {
        var overflow = Series.Overflow with { Role = role };
        return _ids.TryGetValue(overflow, out var id) ? id : Append(overflow);
    }

    int Append(Series series)
    {
        // Readers index _series by ids they got from _ids: the array must be published before the id.
        Volatile.Write(ref _series, [.. _series, series]);
        return _ids[series] = _series.Length - 1;
    }
}

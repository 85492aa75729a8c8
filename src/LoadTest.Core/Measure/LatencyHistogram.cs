using System.Numerics;

namespace LoadTest.Measure;

/// <summary>
/// Counts latencies in log-linear buckets (the HdrHistogram layout with three significant digits): values below 2,048 are
/// exact, above that a bucket is at most 1/1,024 of its value wide (0.1 %). Merging adds counts and loses nothing.
/// One writer; readers may copy at any time and see every record that completed before.
/// </summary>
/// <remarks>
/// Layout: with b = 53 − lzcnt(v | 2047), the index of v is 1024·(b+1) + (v ≫ b) − 1024. Counts live in pages of 1,024,
/// made on first use: a series whose latencies span three octaves costs three pages, not the whole range.
/// Source: G. Tene, HdrHistogram, "recorded values and bucket configuration" (public domain).
/// </remarks>
public sealed class LatencyHistogram
{
    const int PageBits = 10;
    const int PageSize = 1 << PageBits;
    const int ExactBelow = 2 * PageSize;
    const int PageCount = 64 - PageBits;

    readonly long[]?[] _pages = new long[PageCount][];

    // Nanoseconds of some 10^13 latencies are more than 63 bits. A reader beside the writer may see half of an addition, once in
    // some five hundred years of added latencies.
    Int128 _sum;

    internal LatencyHistogram()
    {
    }

    /// <summary>How many values were recorded.</summary>
    public long Count { get; private set; }

    /// <summary>The smallest recorded value, exact; 0 when nothing was recorded.</summary>
    public long Min { get; private set; }

    /// <summary>The largest recorded value, exact; 0 when nothing was recorded.</summary>
    public long Max { get; private set; }

    /// <summary>The exact sum of all recorded values; <see cref="long.MaxValue"/> when it is more than that, after 292 years of latencies. <see cref="Mean"/> stays exact.</summary>
    public long Sum => (long)Int128.Min(_sum, long.MaxValue);

    /// <summary>The exact mean; NaN when nothing was recorded.</summary>
    public double Mean => Count == 0 ? double.NaN : (double)_sum / Count;

    /// <summary>Adds one value. Allocates only when it is the first in its octave.</summary>
    /// <param name="value">A latency in nanoseconds; a negative one is counted as 0.</param>
    internal void Record(long value)
    {
        value = Math.Max(value, 0);
        var index = IndexOf(value);
        PageOf(index)[index & (PageSize - 1)]++;
        Min = Count == 0 ? value : Math.Min(Min, value);
        Max = Math.Max(Max, value);
        _sum += value;
        Count++;
    }

    /// <summary>Adds everything that <paramref name="other"/> has recorded.</summary>
    /// <param name="other">Another histogram; it is not changed.</param>
    internal void Add(LatencyHistogram other)
    {
        if (other.Count == 0) return;

        for (var p = 0; p < PageCount; p++)
        {
            if (other._pages[p] is not { } theirs) continue;
            var ours = PageOf(p << PageBits);
            for (var i = 0; i < PageSize; i++) ours[i] += theirs[i];
        }

        Min = Count == 0 ? other.Min : Math.Min(Min, other.Min);
        Max = Math.Max(Max, other.Max);
        _sum += other._sum;
        Count += other.Count;
    }

    /// <summary>The value that at least a share <paramref name="quantile"/> of all records does not exceed (rank ⌈q·N⌉).</summary>
    /// <param name="quantile">Between 0 and 1, for example 0.95.</param>
    /// <returns>The upper edge of the bucket, so that the answer never understates, but never above <see cref="Max"/>; 0 when nothing was recorded.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="quantile"/> is not between 0 and 1.</exception>
    public long ValueAt(double quantile)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(quantile);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(quantile, 1);

        // 0.95 · 100 is a little more than 95 in binary; the slack keeps such products from taking the next rank.
        return ValueAtRank((long)Math.Ceiling((quantile * Count) - (1e-12 * Count)));
    }

    /// <summary>The value of a rank, counted from 1 for the smallest.</summary>
    /// <param name="rank">Clamped to 1…<see cref="Count"/>.</param>
    public long ValueAtRank(long rank)
    {
        if (Count == 0) return 0;
        rank = Math.Clamp(rank, 1, Count);

        long seen = 0;
        for (var p = 0; p < PageCount; p++)
        {
            if (_pages[p] is not { } page) continue;
            for (var i = 0; i < PageSize; i++)
            {
                seen += page[i];
                if (seen >= rank) return Math.Clamp(HighestValueAt((p << PageBits) + i), Min, Max);
            }
        }

        return Max;
    }

    /// <summary>Every bucket that holds something, from small to large: its highest value and its count.</summary>
    public IEnumerable<(long HighestValue, long Count)> Buckets()
    {
        for (var p = 0; p < PageCount; p++)
        {
            if (_pages[p] is not { } page) continue;
            for (var i = 0; i < PageSize; i++)
            {
                if (page[i] > 0) yield return (HighestValueAt((p << PageBits) + i), page[i]);
            }
        }
    }

    /// <summary>A histogram as it was when its <see cref="Buckets"/> were read.</summary>
    internal static LatencyHistogram Of(long min, long max, long sum, IEnumerable<(long HighestValue, long Count)> buckets)
    {
        var histogram = new LatencyHistogram { Min = min, Max = max, _sum = sum };
        foreach (var (value, count) in buckets)
        {
            var index = IndexOf(value);
            histogram.PageOf(index)[index & (PageSize - 1)] = count;
            histogram.Count += count;
        }

        return histogram;
    }

    internal static int IndexOf(long value)
    {
        var shift = 53 - BitOperations.LeadingZeroCount((ulong)value | (ExactBelow - 1));
        return ((shift + 1) << PageBits) + (int)(value >> shift) - PageSize;
    }

    internal static long HighestValueAt(int index)
    {
        if (index < ExactBelow) return index;

        var shift = (index >> PageBits) - 1;
        var mantissa = (long)((index & (PageSize - 1)) + PageSize);
        return ((mantissa + 1) << shift) - 1;
    }

    long[] PageOf(int index) => _pages[index >> PageBits] ??= new long[PageSize];
}

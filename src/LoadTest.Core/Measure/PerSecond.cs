namespace LoadTest.Measure;

/// <summary>
/// One value for each second of the measurement, as one thread has counted it. In pages of about a minute, made on first use: a thread
/// that counts now and then, or came late, does not hold the whole run. One writer; a reader may look at any time.
/// </summary>
internal sealed class PerSecond<T>
    where T : struct
{
    const int PageBits = 6;
    const int PageSize = 1 << PageBits;

    T[]?[] _pages = [];
    int _count;

    /// <summary>How many seconds there are: up to the last one that was counted in.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>What a second has come to.</summary>
    /// <param name="second">From 0; one that was never counted in is the default.</param>
    public T this[int second]
    {
        get
        {
            // Read once: the writer may put a longer array in its place between two reads.
            var (pages, page) = (_pages, second >> PageBits);
            return page < pages.Length && pages[page] is { } values ? values[second & (PageSize - 1)] : default;
        }
    }

    /// <summary>A second to count in. Allocates only when it is the first of its page.</summary>
    /// <param name="second">From 0.</param>
    public ref T At(int second)
    {
        var page = second >> PageBits;
        if (page >= _pages.Length) Array.Resize(ref _pages, Math.Max(8, (page + 1) * 2));
        if (second >= _count) Volatile.Write(ref _count, second + 1);
        return ref (_pages[page] ??= new T[PageSize])[second & (PageSize - 1)];
    }

    /// <summary>Adds everything to a table of as many seconds as the reader wants.</summary>
    /// <param name="sums">Second by second; what lies beyond is left out.</param>
    /// <param name="add">How two values become one.</param>
    public void AddTo(T[] sums, Func<T, T, T> add)
    {
        for (var i = 0; i < Math.Min(Count, sums.Length); i++) sums[i] = add(sums[i], this[i]);
    }
}

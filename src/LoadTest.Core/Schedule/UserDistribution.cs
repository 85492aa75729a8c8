namespace LoadTest.Schedule;

/// <summary>
/// How many users of each class run on each worker. It never changes: every step of a dispatch has its own, one flat copy, because
/// steps are half a second apart or more and the one before may still be on its way to a slow worker.
/// </summary>
internal sealed class UserDistribution
{
    readonly int[] _counts;

    /// <summary>A distribution without users.</summary>
    public UserDistribution(IReadOnlyList<string> workers, int classes)
        : this(workers, classes, new int[workers.Count * classes])
    {
    }

    UserDistribution(IReadOnlyList<string> workers, int classes, int[] counts)
    {
        Workers = workers;
        Classes = classes;
        _counts = counts;
    }

    /// <summary>The ids of the workers, in the order in which they get users.</summary>
    public IReadOnlyList<string> Workers { get; }

    /// <summary>How many user classes there are.</summary>
    public int Classes { get; }

    /// <summary>How many users run on all workers.</summary>
    public int Users => _counts.Sum();

    /// <summary>How many users of each class run on a worker.</summary>
    /// <param name="worker">Its index in <see cref="Workers"/>.</param>
    public ReadOnlySpan<int> CountsOf(int worker) => _counts.AsSpan(worker * Classes, Classes);

    /// <summary>The distribution after users came or went.</summary>
    /// <param name="first">The number of the first of them, from 0; user n runs on worker n modulo workers.</param>
    /// <param name="classes">The classes of the first and of those after it.</param>
    /// <param name="by">1 when they came, −1 when they went.</param>
    public UserDistribution With(int first, ReadOnlySpan<int> classes, int by)
    {
        var counts = (int[])_counts.Clone();
        var worker = first % Workers.Count;
        foreach (var index in classes)
        {
            counts[(worker * Classes) + index] += by;
            if (++worker == Workers.Count) worker = 0;
        }

        return new UserDistribution(Workers, Classes, counts);
    }
}

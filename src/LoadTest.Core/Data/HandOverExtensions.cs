namespace LoadTest;

/// <summary>Makes queues between users: <c>Run.HandOver&lt;Order&gt;(…)</c>. Asking again under the same name gives the same queue.</summary>
public static class HandOverExtensions
{
    /// <summary>A queue between users of different types.</summary>
    /// <typeparam name="T">What is handed over; there is one queue for each name and type.</typeparam>
    /// <param name="run">The run.</param>
    /// <param name="name">Its name: where the item is, for example <c>submitted orders</c>.</param>
    /// <param name="capacity">How many items may wait in it, 1 or more. Null to leave that to others; 10 000 when nobody says.</param>
    /// <exception cref="TestDataException">LT2213: the queue has another capacity.</exception>
    public static HandOver<T> HandOver<T>(this RunContext run, string name, int? capacity = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var queue = run.Shared(name, () => new HandOver<T>(run, name));
        if (capacity is { } limit) queue.LimitTo(limit);
        return queue;
    }
}

namespace LoadTest.Schedule;

/// <summary>
/// In which order workers get users: the first worker of every host, then the second of every host, and so on, so that few users
/// already use all machines. A worker's host is its id up to the last '_' (Locust takes the first '_', which throws hosts together
/// whose names contain one).
/// </summary>
internal static class WorkerOrder
{
    /// <summary>The ids in the order in which they get users; equal for equal ids in any order.</summary>
    /// <exception cref="ArgumentException">An id occurs twice.</exception>
    public static string[] Of(IEnumerable<string> workers)
    {
        string[] byId = [.. workers.Order(StringComparer.Ordinal)];
        for (var i = 1; i < byId.Length; i++)
            if (byId[i] == byId[i - 1]) throw new ArgumentException($"There are two workers '{byId[i]}'.", nameof(workers));

        return
        [
            .. byId.GroupBy(HostOf, StringComparer.Ordinal)
                .SelectMany(host => host.Index())
                .OrderBy(worker => worker.Index)
                .ThenBy(worker => worker.Item, StringComparer.Ordinal)
                .Select(worker => worker.Item),
        ];
    }

    static string HostOf(string worker)
    {
        var end = worker.LastIndexOf('_');
        return end < 0 ? worker : worker[..end];
    }
}

namespace LoadTest.Measure;

/// <summary>How many requests ended in which way. Every request that was started is in exactly one of the three.</summary>
/// <param name="Ok">Requests that succeeded.</param>
/// <param name="Failed">Requests that failed.</param>
/// <param name="Cancelled">Requests cut by the end of the run.</param>
public readonly record struct RequestCounts(long Ok, long Failed, long Cancelled)
{
    /// <summary>All requests that were started: ok + failed + cancelled.</summary>
    public long Started => Ok + Failed + Cancelled;

    /// <summary>Failed and cancelled: the requests that never delivered.</summary>
    public long NotOk => Failed + Cancelled;

    /// <summary>Adds two counts.</summary>
    public static RequestCounts operator +(RequestCounts left, RequestCounts right) => left.Add(right);

    /// <summary>Adds two counts.</summary>
    /// <param name="other">What to add.</param>
    public RequestCounts Add(RequestCounts other) => new(Ok + other.Ok, Failed + other.Failed, Cancelled + other.Cancelled);
}

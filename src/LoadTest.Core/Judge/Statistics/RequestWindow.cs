namespace LoadTest.Judge;

/// <summary>A stretch of the measurement as one observation: how many requests it had and what they add up to.</summary>
/// <param name="Total">The number of requests beyond the limit, of failures, or the sum of latencies in nanoseconds.</param>
/// <param name="Requests">The number of requests.</param>
internal readonly record struct RequestWindow(double Total, long Requests)
{
    public RequestWindow Add(RequestWindow other) => new(Total + other.Total, Requests + other.Requests);
}

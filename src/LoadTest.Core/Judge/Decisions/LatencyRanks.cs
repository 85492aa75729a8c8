using LoadTest.Measure;

namespace LoadTest.Judge;

/// <summary>
/// The order statistics of all requests: the successful ones by their response times, then failed and cancelled ones as
/// slower than anything. So that failing fast never improves a percentile.
/// </summary>
internal sealed class LatencyRanks(LatencyHistogram ok, long notOk)
{
    /// <summary>N, all requests.</summary>
    public long Count { get; } = ok.Count + notOk;

    /// <summary>The latency of a rank counted from 1; 0 below it, infinity where the failed and cancelled requests are.</summary>
    public double At(long rank) => rank switch
    {
        < 1 => 0,
        _ when rank > ok.Count => double.PositiveInfinity,
        _ => ok.ValueAtRank(rank),
    };

    /// <summary>The latency that a share of requests does not exceed (rank ⌈qN⌉).</summary>
    public double Quantile(double share) => At((long)Math.Ceiling((share * Count) - (1e-12 * Count)));
}

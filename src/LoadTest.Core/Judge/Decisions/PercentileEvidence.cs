namespace LoadTest.Judge;

/// <summary>
/// Translates what is known about shares of requests into latencies. The interval is Woodruff's: the order statistics at the
/// ranks N(1 − U) and N(1 − L), where L and U bound a share that was estimated as exactly θ0.
/// The exact counters at the limit have the last word: an interval never contradicts the decision that was made from them.
/// Source: R. S. Woodruff, J. Am. Stat. Assoc. 47 (1952) 635, doi:10.1080/01621459.1952.10483443.
/// </summary>
internal sealed class PercentileEvidence(ProportionBounds bounds, LatencyRanks ranks, Threshold threshold, double alpha)
{
    readonly double _allowed = (double)threshold.Statistic.TailShare;

    /// <summary>Whether the percentile of the sample is within the limit, by the exact counters.</summary>
    public bool IsEstimateWithin { get; } = (decimal)bounds.Total <= threshold.Statistic.TailShare * bounds.Requests;

    double StandardError => Math.Sqrt(_allowed * (1 - _allowed) / bounds.EffectiveRequests);

    /// <summary>The evidence of a violation, a pass (<see cref="VerdictKind.Passed"/>) or neither.</summary>
    public Evidence For(VerdictKind kind, TimeSpan measured)
    {
        var (lower, upper) = Interval(kind);
        var estimate = ranks.Quantile(1 - _allowed);
        return new Evidence
        {
            Estimate = IsEstimateWithin ? Math.Min(estimate, threshold.Limit) : Math.Max(estimate, threshold.Limit),
            Lower = lower,
            Upper = upper,
            Confidence = 1 - (2 * alpha),
            Requests = bounds.Requests,
            EffectiveRequests = bounds.EffectiveRequests,
            Measured = measured,
            SmallestProvableChange = SmallestProvableChange(),
            MoreNeeded = kind == VerdictKind.Inconclusive ? MoreNeeded(measured) : TimeSpan.Zero,
        };
    }

    (double Lower, double Upper) Interval(VerdictKind kind)
    {
        var (few, many) = bounds.AroundAllowed(alpha);
        var lower = ranks.At((long)Math.Floor(ranks.Count * (1 - many)));
        var upper = bounds.Requests < SampleSize.ToProve(_allowed, alpha)
            ? double.PositiveInfinity
            : ranks.At((long)Math.Ceiling(ranks.Count * (1 - few)));
        return kind switch
        {
            VerdictKind.Failed => (Math.Max(lower, threshold.Limit), Math.Max(upper, threshold.Limit)),
            VerdictKind.Passed => (Math.Min(lower, threshold.Limit), Math.Min(upper, threshold.Limit)),
            _ => (Math.Min(lower, threshold.Limit), Math.Max(upper, threshold.Limit)),
        };
    }

    // If all latencies grew by c, the share beyond today's percentile would grow to that of the (1/c)-fold latency today.
    double SmallestProvableChange()
    {
        var share = 1 - _allowed - SampleSize.ProvableDifference(StandardError, alpha);
        var (today, before) = (ranks.Quantile(1 - _allowed), share > 0 ? ranks.Quantile(share) : 0);
        return before > 0 && double.IsFinite(today) ? (today / before) - 1 : double.NaN;
    }

    TimeSpan MoreNeeded(TimeSpan measured) =>
        SampleSize.MoreNeeded(measured, StandardError, (bounds.Total / bounds.Requests) - _allowed, alpha);
}

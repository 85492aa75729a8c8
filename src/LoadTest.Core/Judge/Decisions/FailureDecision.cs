namespace LoadTest.Judge;

/// <summary>
/// The share of failed requests. A failed request is a fact and not noise, so more failures than allowed FAIL the run as they
/// are; but that few were seen proves little, so a PASS needs the upper bound of the true share within the limit.
/// Cancelled requests are left out: the end of the run cut them, the system did not fail them (they do count as slow).
/// </summary>
internal static class FailureDecision
{
    public static Decision Decide(Threshold threshold, JudgedRequests requests, JudgeOptions options)
    {
        if (requests.Completed == 0)
            return Decision.NoData(VerdictText.NoneCompleted(threshold, requests.Counts), requests.Fact(double.NaN, 0));

        var failed = requests.Counts.Failed;
        var remark = VerdictText.Joined(VerdictText.Failed(failed), requests.Remark);

        // In decimal, because 0.01 · 100 is not 1 in binary and one failure in a hundred has to be exactly 1 %.
        var isWithin = threshold.Comparison.Holds(failed, (decimal)threshold.Limit * requests.Completed);
        return threshold.Limit == 0
            ? Decision.Of(isWithin, requests.Fact((double)failed / requests.Completed, requests.Completed)) with { Remark = remark }
            : Infer(threshold, requests, isWithin, options) with { Remark = remark };
    }

    static Decision Infer(Threshold threshold, JudgedRequests requests, bool isWithin, JudgeOptions options)
    {
        var bounds = new ProportionBounds(
            requests.Windows((second, _) => new RequestWindow(second.Failed, second.Ok + second.Failed)), threshold.Limit);
        var evidence = EvidenceOf(bounds, threshold, requests, options);
        if (!isWithin) return Decision.Of(isPassed: false, evidence);

        var needed = SampleSize.ToProve(threshold.Limit, options.Alpha);
        if (requests.Counts.Failed == 0 && requests.Completed < needed)
        {
            return Decision.NoData(
                VerdictText.TooFew(threshold, requests.Completed, needed),
                evidence with { MoreNeeded = SampleSize.MoreNeeded(requests.Measured, requests.Completed, needed) });
        }

        return evidence.Upper <= threshold.Limit
            ? Decision.Of(isPassed: true, evidence)
            : Decision.Undecided(isWithin, evidence with { MoreNeeded = MoreNeeded(bounds, threshold, requests, options) }, options);
    }

    static Evidence EvidenceOf(ProportionBounds bounds, Threshold threshold, JudgedRequests requests, JudgeOptions options) => new()
    {
        Estimate = bounds.Total / bounds.Requests,
        Lower = bounds.Lower(options.Alpha),
        Upper = bounds.Upper(options.Alpha),
        Confidence = 1 - (2 * options.Alpha),
        Requests = bounds.Requests,
        EffectiveRequests = bounds.EffectiveRequests,
        Measured = requests.Measured,
        SmallestProvableChange = SampleSize.ProvableDifference(StandardError(bounds, threshold), options.Alpha) / threshold.Limit,
    };

    static TimeSpan MoreNeeded(ProportionBounds bounds, Threshold threshold, JudgedRequests requests, JudgeOptions options) =>
        SampleSize.MoreNeeded(
            requests.Measured, StandardError(bounds, threshold), (bounds.Total / bounds.Requests) - threshold.Limit, options.Alpha);

    static double StandardError(ProportionBounds bounds, Threshold threshold) =>
        Math.Sqrt(threshold.Limit * (1 - threshold.Limit) / bounds.EffectiveRequests);
}

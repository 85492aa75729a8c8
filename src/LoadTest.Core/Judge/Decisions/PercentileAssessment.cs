using LoadTest.Measure;

namespace LoadTest.Judge;

/// <summary>
/// A latency percentile is judged as a share: p95 &lt; 200 ms means that at most 5 % of all requests take longer. Reads the
/// exact counters of the limit, never a histogram; failed and cancelled requests count as slower than any limit.
/// FAIL when the lower bound of the share is above what is allowed, PASS when the upper bound is not.
/// </summary>
internal sealed class PercentileAssessment : InferredAssessment
{
    readonly Threshold _threshold;
    readonly JudgedRequests _requests;
    readonly JudgeOptions _options;
    readonly ProportionBounds _bounds;
    readonly double _allowed;

    public PercentileAssessment(Threshold threshold, JudgedRequests requests, LimitCounts counts, JudgeOptions options)
    {
        (_threshold, _requests, _options) = (threshold, requests, options);
        _allowed = (double)threshold.Statistic.TailShare;
        var exceeded = counts.ExceededPerSecond;
        _bounds = new ProportionBounds(
            requests.Windows((second, i) => new RequestWindow(i < exceeded.Count ? exceeded[i] : 0, second.Started)), _allowed);
    }

    public override double ViolationPValue => _bounds.ViolationPValue(_options.Alpha);

    public override bool IsViolatedAt(double alpha) => _bounds.Lower(alpha) > _allowed;

    public override Decision Decide(bool isProvenViolated)
    {
        var evidence = new PercentileEvidence(
            _bounds, new LatencyRanks(_requests.OkTimes(), _requests.All.NotOk), _threshold, _options.Alpha);
        return Decide(isProvenViolated, evidence) with { Remark = VerdictText.Joined(VerdictText.NotOk(_requests.Counts), _requests.Remark) };
    }

    Decision Decide(bool isProvenViolated, PercentileEvidence evidence)
    {
        var (measured, needed) = (_requests.Measured, SampleSize.ToProve(_allowed, _options.Alpha));
        if (isProvenViolated) return Decision.Of(isPassed: false, evidence.For(VerdictKind.Failed, measured));
        if (_bounds.Requests < needed)
        {
            return Decision.NoData(
                VerdictText.TooFew(_threshold, _bounds.Requests, needed),
                evidence.For(VerdictKind.Inconclusive, measured) with { MoreNeeded = SampleSize.MoreNeeded(measured, _bounds.Requests, needed) });
        }

        return _bounds.Upper(_options.Alpha) <= _allowed
            ? Decision.Of(isPassed: true, evidence.For(VerdictKind.Passed, measured))
            : Decision.Undecided(evidence.IsEstimateWithin, evidence.For(VerdictKind.Inconclusive, measured), _options);
    }
}

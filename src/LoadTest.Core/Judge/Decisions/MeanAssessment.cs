namespace LoadTest.Judge;

/// <summary>
/// The mean response time of the successful requests, with a t interval over batch means. Failed and cancelled requests have
/// no part in it (a mean with an infinite part says nothing): a threshold on failures belongs beside one on the mean.
/// </summary>
/// <remarks>
/// x̄ ± t_{m−1,1−α} · √(D σ²/N), D and m from <see cref="DesignEffect"/>. Needs 10 seconds with requests. Fails for latencies so
/// heavy-tailed that no mean settles: then the interval is too narrow on its upper side; use a percentile.
/// Latencies spread in proportion to their size, so a luckily low mean comes with a luckily low error: for a PASS the standard
/// error is judged at the limit, SE · max(1, limit / x̄), as the share of a percentile is (simulated: wrong PASS 1.6 % without).
/// Source: R. Conway, Management Science 10 (1963) 47, doi:10.1287/mnsc.10.1.47.
/// </remarks>
internal sealed class MeanAssessment : InferredAssessment
{
    readonly Threshold _threshold;
    readonly JudgedRequests _requests;
    readonly JudgeOptions _options;
    readonly DesignEffect _effect;
    readonly double _mean;
    readonly double _standardError;

    MeanAssessment(Threshold threshold, JudgedRequests requests, IReadOnlyList<RequestWindow> windows, JudgeOptions options)
    {
        (_threshold, _requests, _options) = (threshold, requests, options);
        _mean = windows.Sum(w => w.Total) / requests.Counts.Ok;
        // Over all seconds, also those that are left out: the interval is then too wide, never too narrow.
        var variance = requests.OkTimes().Buckets().Sum(b => b.Count * Math.Pow(b.HighestValue - _mean, 2)) / requests.All.Ok;
        _effect = DesignEffect.Estimate(windows, variance);
        _standardError = Math.Sqrt(_effect.Value * variance / requests.Counts.Ok);
    }

    public override double ViolationPValue =>
        _standardError > 0 ? StudentT.UpperTail((_mean - _threshold.Limit) / _standardError, _effect.Degrees)
        : _mean > _threshold.Limit ? 0 : 1;

    /// <summary>The assessment of a mean; settled when too few seconds had successful requests.</summary>
    public static Assessment Of(Threshold threshold, JudgedRequests requests, JudgeOptions options)
    {
        var windows = requests.Windows((second, _) => new RequestWindow(second.OkLatencySumNanos, second.Ok));
        if (windows.Count >= DesignEffect.MinWindows) return new MeanAssessment(threshold, requests, windows, options);

        var estimate = requests.Counts.Ok == 0 ? double.NaN : windows.Sum(w => w.Total) / requests.Counts.Ok;
        return new SettledAssessment(Decision.NoData(
            requests.Counts.Ok == 0 ? VerdictText.NoneSucceeded(threshold, requests.Counts) : VerdictText.TooShort(threshold, windows.Count),
            requests.Fact(estimate, requests.Counts.Ok) with
            {
                MoreNeeded = SampleSize.MoreNeeded(requests.Measured, windows.Count, DesignEffect.MinWindows),
            }));
    }

    public override bool IsViolatedAt(double alpha) => _mean - Margin(alpha) > _threshold.Limit;

    public override Decision Decide(bool isProvenViolated)
    {
        var evidence = EvidenceNow();
        var decision = isProvenViolated ? Decision.Of(isPassed: false, evidence)
            : IsProvenWithin() ? Decision.Of(isPassed: true, evidence)
            : Decision.Undecided(
                _threshold.Comparison.Holds(_mean, _threshold.Limit),
                evidence with
                {
                    // The limit itself could not be excluded, whatever the plain interval says.
                    Lower = Math.Min(evidence.Lower, _threshold.Limit),
                    Upper = Math.Max(evidence.Upper, _threshold.Limit),
                    MoreNeeded = MoreNeeded(),
                },
                _options);
        return decision with { Remark = VerdictText.Joined(VerdictText.LeftOut(_requests.Counts), _requests.Remark) };
    }

    bool IsProvenWithin()
    {
        var margin = Margin(_options.Alpha) * Math.Max(1, _threshold.Limit / _mean);
        return _threshold.Comparison.Holds(_mean + (double.IsFinite(margin) ? margin : 0), _threshold.Limit);
    }

    Evidence EvidenceNow() => new()
    {
        Estimate = _mean,
        Lower = Math.Max(0, _mean - Margin(_options.Alpha)),
        Upper = _mean + Margin(_options.Alpha),
        Confidence = 1 - (2 * _options.Alpha),
        Requests = _requests.Counts.Ok,
        EffectiveRequests = _requests.Counts.Ok / _effect.Value,
        Measured = _requests.Measured,
        SmallestProvableChange = SampleSize.ProvableDifference(_standardError, _options.Alpha) / _mean,
    };

    TimeSpan MoreNeeded() => SampleSize.MoreNeeded(_requests.Measured, _standardError, _mean - _threshold.Limit, _options.Alpha);

    double Margin(double alpha) => StudentT.Upper(alpha, _effect.Degrees) * _standardError;
}

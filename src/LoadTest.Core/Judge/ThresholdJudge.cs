using LoadTest.Measure;

namespace LoadTest.Judge;

/// <summary>
/// Decides all thresholds of a run. A pure function: the same snapshot always gives the same verdicts.
/// Each threshold is assessed alone; then <see cref="Holm"/> shares the error rate of FAIL among those that are inferred.
/// </summary>
internal static class ThresholdJudge
{
    /// <summary>One verdict for each threshold, in the order given.</summary>
    /// <exception cref="ArgumentException">The snapshot does not count the latency limit of a percentile.</exception>
    public static IReadOnlyList<ThresholdVerdict> Decide(
        IReadOnlyList<Threshold> thresholds, MetricsSnapshot snapshot, JudgeOptions options)
    {
        var health = HealthRule.Of(snapshot, options.OnTrouble);
        var assessments = thresholds.Select(threshold => Assess(threshold, snapshot, health, options)).ToList();
        var violated = Holm.Violated(
            [.. assessments.OfType<InferredAssessment>()], a => a.ViolationPValue, (a, alpha) => a.IsViolatedAt(alpha), options.Alpha);
        var omissions = new OmissionRule(snapshot);
        return
        [
            .. thresholds.Zip(assessments, (threshold, a) => Verdict(threshold, omissions.Temper(
                threshold,
                health.Temper(threshold, a.Decide(violated.Contains(a))),
                () => Assess(threshold, snapshot, health, options, withDropped: true).Decide(isProvenViolated: false)))),
        ];
    }

    static Assessment Assess(Threshold threshold, MetricsSnapshot snapshot, HealthRule health, JudgeOptions options, bool withDropped = false)
    {
        var requests = JudgedRequests.Of(threshold, snapshot, health, withDropped);
        if (threshold.Statistic.IsOfGauge) return new SettledAssessment(CustomDecision.OfGauge(threshold, snapshot, requests));
        if (requests.IsUnknown && CustomDecision.OfCounter(threshold, snapshot, requests) is { } counted) return new SettledAssessment(counted);
        if (requests.IsUntimed) return NoData(VerdictText.Untimed(threshold), requests);
        if (requests.IsUnknown)
            return NoData(VerdictText.UnknownSeries(threshold, [.. snapshot.Series.Select(s => s.Series)]), requests);
        if (requests.Counts.Started == 0) return NoData(VerdictText.NoneCompleted(threshold, requests.Counts), requests);

        return threshold.Statistic.Kind switch
        {
            StatisticKind.Percentile => new PercentileAssessment(threshold, requests, CountsOf(threshold, snapshot, withDropped), options),
            StatisticKind.Mean => MeanAssessment.Of(threshold, requests, options),
            StatisticKind.Max => new SettledAssessment(FactDecision.OfMax(threshold, requests, () => CountsOf(threshold, snapshot, withDropped))),
            StatisticKind.Failures => new SettledAssessment(FailureDecision.Decide(threshold, requests, options)),
            StatisticKind.Rate => new SettledAssessment(FactDecision.OfRate(threshold, requests)),
            StatisticKind.Count => new SettledAssessment(FactDecision.OfCount(threshold, requests)),
            _ => throw new ArgumentOutOfRangeException(nameof(threshold), threshold.Statistic.Kind, "Unknown statistic."),
        };
    }

    static SettledAssessment NoData(string missing, JudgedRequests requests) =>
        new(Decision.NoData(missing, requests.Fact(double.NaN, 0)));

    static LimitCounts CountsOf(Threshold threshold, MetricsSnapshot snapshot, bool withDropped) =>
        threshold.TryGetLatencyLimit(out var limit) && snapshot.Limits.FirstOrDefault(counts => counts.Limit == limit) is { } found
            ? withDropped ? WithDropped(found, threshold, snapshot) : found
            : throw new ArgumentException($"The snapshot does not count the limit of '{threshold}'. Put it into the MeasurePlan of the run.", nameof(snapshot));

    // Whatever never began is slower than any limit.
    static LimitCounts WithDropped(LimitCounts counts, Threshold threshold, MetricsSnapshot snapshot)
    {
        List<int> exceeded = [.. counts.ExceededPerSecond];
        foreach (var dropped in OmissionRule.DroppedBeside(threshold, snapshot))
        {
            while (exceeded.Count < dropped.Seconds.Count) exceeded.Add(0);
            for (var second = 0; second < dropped.Seconds.Count; second++) exceeded[second] += (int)dropped.Seconds[second].Started;
        }

        return counts with { ExceededPerSecond = exceeded };
    }

    static ThresholdVerdict Verdict(Threshold threshold, Decision decision) => new()
    {
        Threshold = threshold,
        Kind = decision.Kind,
        Cause = decision.Cause,
        Summary = VerdictText.Summary(threshold, decision),
        Evidence = decision.Evidence,
    };
}

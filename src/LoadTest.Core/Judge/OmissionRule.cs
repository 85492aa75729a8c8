using LoadTest.Measure;

namespace LoadTest.Judge;

/// <summary>
/// What becomes of a pass when load never took place, or not when it should have: the latencies that would have been worst are those that nobody
/// measured. A dropped arrival may have been any request, so a threshold on one name passes only if it would with all of them. What users lose
/// that are paced without catching up cannot even be counted as slow, so with them no latency passes. A failure stands: more load would not mend it.
/// </summary>
internal sealed class OmissionRule(MetricsSnapshot snapshot)
{
    /// <summary>What remains of a decision.</summary>
    /// <param name="threshold">What was decided about.</param>
    /// <param name="decision">What was decided.</param>
    /// <param name="withDropped">What would be decided if all arrivals that never began had been requests of its name.</param>
    public Decision Temper(Threshold threshold, Decision decision, Func<Decision> withDropped)
    {
        if (decision.Kind != VerdictKind.Passed) return decision;
        if (IsOfLatency(threshold) && snapshot.LateStarts.Count > 0) return Doubted(decision, LateDoubt());
        return MissesDropped(threshold, snapshot) && withDropped().Kind != VerdictKind.Passed ? Doubted(decision, DroppedDoubt(threshold)) : decision;
    }

    /// <summary>The arrivals that never began: none of them has the name that a threshold is about.</summary>
    public static IEnumerable<SeriesMetrics> DroppedBeside(Threshold threshold, MetricsSnapshot snapshot) =>
        snapshot.Series.Where(series => series.Series.Kind == Series.ArrivalKind && !threshold.Series.Matches(series.Series));

    // Over all requests they are counted already; what is no request cannot have been one of them.
    static bool MissesDropped(Threshold threshold, MetricsSnapshot snapshot) =>
        !threshold.Series.IsAll && !threshold.Statistic.IsOfGauge
        && snapshot.Series.Any(series => threshold.Series.Matches(series.Series)) && DroppedBeside(threshold, snapshot).Any();

    static bool IsOfLatency(Threshold threshold) => threshold.Statistic.Kind is StatisticKind.Percentile or StatisticKind.Mean or StatisticKind.Max;

    static Decision Doubted(Decision decision, string doubt) => decision with { Kind = VerdictKind.Inconclusive, Cause = InconclusiveCause.Invalid, Doubt = doubt };

    string DroppedDoubt(Threshold threshold)
    {
        var dropped = DroppedBeside(threshold, snapshot).Sum(series => series.Counts.Started);
        return $"{Units.Count(dropped)} arrivals never began, and any of them may have been '{threshold.Series.Name}': with them it would not pass; raise MaxUsers";
    }

    string LateDoubt() =>
        $"{string.Join(", ", snapshot.LateStarts.Select(late => $"{late.UserType} began {Units.Count(late.Count)} iterations late or not at all"))}, which no latency counts: "
        + "pacing without catching up can prove a latency too long, but not short enough; use Pacing(…) without WithoutCatchUp()";
}

using LoadTest.Measure;

namespace LoadTest.Judge;

/// <summary>Counters and gauges of the load test's own: facts of this run, with nothing to infer.</summary>
internal static class CustomDecision
{
    /// <summary>What a counter came to, in all or per second; null when there is no such counter, or the statistic does not read counters.</summary>
    public static Decision? OfCounter(Threshold threshold, MetricsSnapshot snapshot, JudgedRequests requests)
    {
        if (threshold.Statistic.Kind is not (StatisticKind.Count or StatisticKind.Rate)) return null;
        if (snapshot.Counters.FirstOrDefault(counter => counter.Name == threshold.Series.Name) is not { } counter) return null;

        var perSecond = snapshot.Measured > TimeSpan.Zero ? counter.Value / snapshot.Measured.TotalSeconds : 0;
        return Of(threshold, threshold.Statistic.Kind == StatisticKind.Rate ? perSecond : counter.Value, requests);
    }

    /// <summary>The last or largest value of a gauge.</summary>
    public static Decision OfGauge(Threshold threshold, MetricsSnapshot snapshot, JudgedRequests requests)
    {
        if (snapshot.Gauges.FirstOrDefault(gauge => gauge.Name == threshold.Series.Name) is { } gauge)
            return Of(threshold, threshold.Statistic.Kind == StatisticKind.Peak ? gauge.Max : gauge.Last, requests);

        return Decision.NoData(VerdictText.UnknownGauge(threshold, [.. snapshot.Gauges.Select(g => g.Name)]), requests.Fact(double.NaN, 0));
    }

    static Decision Of(Threshold threshold, double value, JudgedRequests requests) =>
        Decision.Of(threshold.Comparison.Holds(value, threshold.Limit), requests.Fact(value, 0));
}

using LoadTest.Measure;

namespace LoadTest.Judge;

/// <summary>The requests that a threshold reads: those of all series that its filter matches, put together.</summary>
internal sealed class JudgedRequests
{
    readonly IReadOnlyList<SeriesMetrics> _series;
    readonly HealthRule _health;

    JudgedRequests(IReadOnlyList<SeriesMetrics> series, HealthRule health, bool isUntimed)
    {
        IsUntimed = isUntimed;
        _series = series;
        _health = health;
        All = series.Aggregate(default(RequestCounts), (sum, metrics) => sum + metrics.Counts);
        Counts = health.Excluded == 0
            ? All
            : Seconds().Where((_, second) => !health.IsExcluded(second)).Aggregate(default(RequestCounts), (sum, second) => sum + new RequestCounts(second.Ok, second.Failed, second.Cancelled));
    }

    /// <summary>How the requests ended, without seconds in which the generator was in trouble.</summary>
    public RequestCounts Counts { get; }

    /// <summary>How the requests ended, in all seconds.</summary>
    public RequestCounts All { get; }

    /// <summary>Which requests are left out because of the generator; empty when none is.</summary>
    public string Remark => _health.Remark;

    /// <summary>Successful and failed requests: those that ended by themselves.</summary>
    public long Completed => Counts.Ok + Counts.Failed;

    /// <summary>The length of the measurement, as far as it is judged.</summary>
    public TimeSpan Measured => _health.Judged;

    /// <summary>Whether no series matched.</summary>
    public bool IsUnknown => _series.Count == 0;

    /// <summary>Whether a latency was asked for of nothing but events.</summary>
    public bool IsUntimed { get; }

    /// <summary>The requests of a threshold.</summary>
    /// <remarks>
    /// An exception that escapes a task is a failure, but no request, and so is an arrival that was dropped: rate and count of all requests leave them out. An event has
    /// no duration: latencies leave it out.
    /// </remarks>
    /// <param name="threshold">What has to hold.</param>
    /// <param name="snapshot">What was measured.</param>
    /// <param name="health">Which seconds are left out.</param>
    /// <param name="withDropped">Whether arrivals that never began count as requests of the name that the threshold is about.</param>
    public static JudgedRequests Of(Threshold threshold, MetricsSnapshot snapshot, HealthRule health, bool withDropped = false)
    {
        var onlyRequests = threshold.Series.IsAll && threshold.Statistic.Kind is (StatisticKind.Rate or StatisticKind.Count);
        var isLatency = threshold.Statistic.Kind is StatisticKind.Percentile or StatisticKind.Mean or StatisticKind.Max;
        var matching = snapshot.Series.Where(s => threshold.Series.Matches(s.Series) && !(onlyRequests && s.Series.Kind is Series.TaskKind or Series.ArrivalKind)).ToList();
        var judged = matching.Where(s => !isLatency || s.Series.Role != SeriesRole.Event).ToList();
        var isUntimed = judged.Count == 0 && matching.Count > 0;
        if (withDropped) judged.AddRange(OmissionRule.DroppedBeside(threshold, snapshot));
        return new JudgedRequests(judged, health, isUntimed);
    }

    /// <summary>The response times of the successful requests, in all seconds: for display.</summary>
    public LatencyHistogram OkTimes()
    {
        var merged = new LatencyHistogram();
        foreach (var metrics in _series) merged.Add(metrics.ResponseTimes);
        return merged;
    }

    /// <summary>Counts by second, all series added up.</summary>
    public IReadOnlyList<SecondCounts> Seconds()
    {
        var seconds = new SecondCounts[_series.Count == 0 ? 0 : _series.Max(metrics => metrics.Seconds.Count)];
        foreach (var metrics in _series)
        {
            for (var i = 0; i < metrics.Seconds.Count; i++) seconds[i] = seconds[i].Add(metrics.Seconds[i]);
        }

        return seconds;
    }

    /// <summary>One window for each judged second that had requests. An empty second says nothing, and would only feign degrees of freedom.</summary>
    /// <param name="windowOf">What counts in a second, given its index.</param>
    public IReadOnlyList<RequestWindow> Windows(Func<SecondCounts, int, RequestWindow> windowOf) =>
        [.. Seconds().Select((counts, second) => _health.IsExcluded(second) ? default : windowOf(counts, second)).Where(window => window.Requests > 0)];

    /// <summary>How many requests of the judged seconds exceeded a limit.</summary>
    public long Exceedances(LimitCounts counts) => counts.ExceededPerSecond.Where((_, second) => !_health.IsExcluded(second)).Sum(exceeded => (long)exceeded);

    /// <summary>Evidence of a fact of the run: a value without an interval.</summary>
    public Evidence Fact(double value, long requests) => Evidence.None with
    {
        Estimate = value,
        Requests = requests,
        EffectiveRequests = requests,
        Measured = Measured,
    };
}

namespace LoadTest.Measure;

/// <summary>Merges what the threads recorded into one <see cref="MetricsSnapshot"/>. Merging adds counts and loses nothing.</summary>
internal static class SnapshotBuilder
{
    public static MetricsSnapshot Build(
        RequestLog log, IReadOnlyList<Recorder> recorders, IReadOnlyList<Series> series, FailureTable failures, TimeSpan measured)
    {
        var seconds = SecondsIn(measured, recorders);
        return new MetricsSnapshot
        {
            Measured = measured,
            Series =
            [
                .. Enumerable.Range(0, series.Count)
                    .Select(id => Merge(series[id], [.. recorders.Select(r => At(r, id)).OfType<SeriesRecorder>()], seconds))
                    .Where(metrics => metrics.Counts.Started > 0)
                    .OrderBy(metrics => metrics.Series.ToString(), StringComparer.Ordinal),
            ],
            Limits = [.. log.Plan.Limits.Select((limit, index) => MergeLimit(limit, index, recorders, seconds))],
            Failures = failures.ToList(series),
            SendLag = SendLagRecorder.Merge(recorders.Select(recorder => recorder.SendLag), log.Plan.SlowStartNanos, seconds),
            Counters = log.Custom.Counters,
            Gauges = log.Custom.Gauges,
            WarmUp = Sum(recorders, r => r.WarmUp),
            Measurement = Sum(recorders, r => r.Measurement),
            Drain = Sum(recorders, r => r.Drain),
            Begun = recorders.Sum(r => r.Begun),
        };
    }

    // A request at the very end may fall into a second that the measured time has only just touched.
    static int SecondsIn(TimeSpan measured, IReadOnlyList<Recorder> recorders)
    {
        var seconds = (int)Math.Ceiling(measured.TotalSeconds);
        foreach (var recorder in recorders)
        {
            seconds = Math.Max(seconds, recorder.SendLag?.Seconds.Count ?? 0);
            foreach (var series in recorder.Series) seconds = Math.Max(seconds, series?.Seconds.Count ?? 0);
        }

        return seconds;
    }

    static SeriesRecorder? At(Recorder recorder, int id) => id < recorder.Series.Length ? recorder.Series[id] : null;

    static SeriesMetrics Merge(Series series, IReadOnlyList<SeriesRecorder> parts, int secondCount)
    {
        var seconds = new SecondCounts[secondCount];
        foreach (var part in parts) part.Seconds.AddTo(seconds, static (sum, more) => sum.Add(more));

        var (response, failed, cancelled) =
            (Merge(parts, p => p.ResponseTimes), Merge(parts, p => p.FailedTimes), Merge(parts, p => p.CancelledTimes));
        return new SeriesMetrics
        {
            Series = series,
            Counts = series.Role == SeriesRole.Event ? Sum(seconds) : new RequestCounts(response.Count, failed.Count, cancelled.Count),
            ResponseTimes = response,
            ServiceTimes = Merge(parts, p => p.ServiceTimes),
            FailedTimes = failed,
            CancelledTimes = cancelled,
            Seconds = seconds,
        };
    }

    static LatencyHistogram Merge(IReadOnlyList<SeriesRecorder> parts, Func<SeriesRecorder, LatencyHistogram> histogramOf)
    {
        var merged = new LatencyHistogram();
        foreach (var part in parts) merged.Add(histogramOf(part));
        return merged;
    }

    static LimitCounts MergeLimit(LatencyLimit limit, int index, IReadOnlyList<Recorder> recorders, int secondCount)
    {
        var exceeded = new int[secondCount];
        foreach (var recorder in recorders) recorder.ExceededOf(index)?.AddTo(exceeded, static (sum, more) => sum + more);

        return new LimitCounts { Limit = limit, ExceededPerSecond = exceeded };
    }

    // Events have no latencies that could be counted.
    static RequestCounts Sum(SecondCounts[] seconds) =>
        seconds.Aggregate(default(RequestCounts), (sum, second) => sum + new RequestCounts(second.Ok, second.Failed, second.Cancelled));

    static RequestCounts Sum(IReadOnlyList<Recorder> recorders, Func<Recorder, RequestCounts> countsOf) =>
        recorders.Aggregate(default(RequestCounts), (sum, recorder) => sum + countsOf(recorder));
}

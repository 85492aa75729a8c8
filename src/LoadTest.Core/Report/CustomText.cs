using LoadTest.Measure;

namespace LoadTest.Report;

/// <summary>The counters and gauges of the load test's own, one line each; nothing when there are none.</summary>
internal static class CustomText
{
    public static IEnumerable<string> Lines(MetricsSnapshot? metrics)
    {
        if (metrics is { Counters: { Count: > 0 } counters })
            yield return $"  counters     {string.Join(", ", counters.Select(counter => $"{counter.Name} {Units.Count(counter.Value)}"))}";
        if (metrics is { Gauges: { Count: > 0 } gauges })
            yield return $"  gauges       {string.Join(", ", gauges.Select(gauge => $"{gauge.Name} {Units.Number(gauge.Last)} ({Units.Number(gauge.Min)}–{Units.Number(gauge.Max)})"))}";
    }
}

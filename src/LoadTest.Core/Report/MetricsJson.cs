using System.Text.Json;
using LoadTest.Measure;

namespace LoadTest.Report;

/// <summary>The measurements within <c>result.json</c>.</summary>
internal static class MetricsJson
{
    const double NanosPerMilli = 1e6;
    static readonly (string Name, double Quantile)[] Percentiles = [("p50", 0.5), ("p75", 0.75), ("p90", 0.9), ("p95", 0.95), ("p99", 0.99), ("p99_9", 0.999)];

    public static void Write(Utf8JsonWriter json, MetricsSnapshot metrics)
    {
        json.WriteNumber("measuredSeconds", metrics.Measured.TotalSeconds);
        WriteAccounting(json, metrics);
        WriteSendLag(json, metrics.SendLag);
        json.WriteStartArray("series");
        foreach (var series in metrics.Series) WriteSeries(json, series);
        json.WriteEndArray();
        json.WriteStartArray("counters");
        foreach (var counter in metrics.Counters) WriteCounter(json, counter);
        json.WriteEndArray();
        json.WriteStartArray("gauges");
        foreach (var gauge in metrics.Gauges) WriteGauge(json, gauge);
        json.WriteEndArray();
        json.WriteStartArray("failures");
        foreach (var failure in metrics.Failures) WriteFailure(json, failure);
        json.WriteEndArray();
    }

    /// <summary>Numbers that are not finite have no form in JSON: they become null.</summary>
    public static void WriteNumber(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value)) json.WriteNumber(name, value);
        else json.WriteNull(name);
    }

    static void WriteAccounting(Utf8JsonWriter json, MetricsSnapshot metrics)
    {
        json.WriteStartObject("counts");
        json.WriteNumber("begun", metrics.Begun);
        WriteCounts(json, "total", metrics.Total);
        WriteCounts(json, "warmUp", metrics.WarmUp);
        WriteCounts(json, "measurement", metrics.Measurement);
        WriteCounts(json, "drain", metrics.Drain);
        json.WriteEndObject();
    }

    static void WriteSendLag(Utf8JsonWriter json, SendLag lag)
    {
        json.WriteStartObject("sendLag");
        json.WriteNumber("starts", lag.Starts);
        json.WriteNumber("lateStarts", lag.LateStarts);
        json.WriteNumber("slowStartMs", lag.SlowStartNanos / NanosPerMilli);
        WriteTimes(json, "lagMs", lag.Lags);
        json.WriteStartArray("perSecond");
        foreach (var second in lag.Seconds)
        {
            json.WriteStartArray();
            json.WriteNumberValue(second.Starts);
            json.WriteNumberValue(second.Slow);
            json.WriteNumberValue(second.MaxNanos / NanosPerMilli);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void WriteCounts(Utf8JsonWriter json, string name, RequestCounts counts)
    {
        json.WriteStartObject(name);
        json.WriteNumber("started", counts.Started);
        json.WriteNumber("ok", counts.Ok);
        json.WriteNumber("failed", counts.Failed);
        json.WriteNumber("cancelled", counts.Cancelled);
        json.WriteEndObject();
    }

    static void WriteSeries(Utf8JsonWriter json, SeriesMetrics series)
    {
        json.WriteStartObject();
        json.WriteString("kind", series.Series.Kind);
        json.WriteString("name", series.Series.Name);
        json.WriteString("role", VerdictWords.ForJson(series.Series.Role));
        WriteCounts(json, "counts", series.Counts);
        WriteTimes(json, "responseTimeMs", series.ResponseTimes);
        WriteTimes(json, "serviceTimeMs", series.ServiceTimes);
        WriteTimes(json, "failedTimeMs", series.FailedTimes);
        json.WriteStartArray("perSecond");
        foreach (var second in series.Seconds)
        {
            json.WriteStartArray();
            json.WriteNumberValue(second.Ok);
            json.WriteNumberValue(second.Failed);
            json.WriteNumberValue(second.Cancelled);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void WriteCounter(Utf8JsonWriter json, CounterMetric counter)
    {
        json.WriteStartObject();
        json.WriteString("name", counter.Name);
        json.WriteNumber("value", counter.Value);
        json.WriteEndObject();
    }

    static void WriteGauge(Utf8JsonWriter json, GaugeMetric gauge)
    {
        json.WriteStartObject();
        json.WriteString("name", gauge.Name);
        json.WriteNumber("last", gauge.Last);
        json.WriteNumber("min", gauge.Min);
        json.WriteNumber("max", gauge.Max);
        json.WriteEndObject();
    }

    static void WriteTimes(Utf8JsonWriter json, string name, LatencyHistogram times)
    {
        json.WriteStartObject(name);
        json.WriteNumber("count", times.Count);
        if (times.Count > 0)
        {
            json.WriteNumber("min", times.Min / NanosPerMilli);
            json.WriteNumber("mean", times.Mean / NanosPerMilli);
            foreach (var (percentile, quantile) in Percentiles) json.WriteNumber(percentile, times.ValueAt(quantile) / NanosPerMilli);
            json.WriteNumber("max", times.Max / NanosPerMilli);
        }

        json.WriteEndObject();
    }

    static void WriteFailure(Utf8JsonWriter json, FailureCount failure)
    {
        json.WriteStartObject();
        json.WriteString("kind", failure.Series.Kind);
        json.WriteString("name", failure.Series.Name);
        json.WriteString("reason", failure.Reason);
        json.WriteNumber("count", failure.Count);
        json.WriteStartArray("examples");
        foreach (var example in failure.Examples) json.WriteStringValue(example);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}

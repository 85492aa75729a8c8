using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using LoadTest.Judge;
using LoadTest.Measure;

namespace LoadTest.Report;

/// <summary>
/// The result for machines: <c>result.json</c>, schema version 1, documented in <c>docs/result-json.md</c>. Latencies are in
/// milliseconds, ratios between 0 and 1, rates per second; what is not a finite number is null.
/// </summary>
public sealed class JsonReport : IReport
{
    /// <summary>Raised when a member changes its meaning or disappears; new members do not raise it.</summary>
    public const int SchemaVersion = 1;

    /// <inheritdoc/>
    public string FileName => "result.json";

    /// <inheritdoc/>
    public void Write(LoadTestResult result, TextWriter writer)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Default }))
        {
            WriteRun(json, result);
        }

        writer.Write(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
        writer.Write('\n');
    }

    static void WriteRun(Utf8JsonWriter json, LoadTestResult result)
    {
        json.WriteStartObject();
        json.WriteNumber("schemaVersion", SchemaVersion);
        json.WriteString("runId", result.RunId);
        json.WriteString("loadTest", result.LoadTestClass);
        json.WriteString("verdict", VerdictWords.ForJson(result.Verdict.Kind));
        json.WriteString("cause", VerdictWords.ForJson(result.Verdict.Cause));
        json.WriteString("message", result.Verdict.Kind == VerdictKind.Passed ? result.Run.Summary : $"{result.Verdict.Summary}");
        json.WriteBoolean("complete", result.StopReason == StopReason.Completed);
        json.WriteString("stopReason", result.StopReason is { } reason ? VerdictWords.ForJson(reason) : "notStarted");
        json.WriteString("file", result.SourceFile);
        json.WriteNumber("line", result.SourceLine);
        json.WriteString("startedAt", result.StartedAt.UtcDateTime);
        json.WriteNumber("durationSeconds", result.Duration.TotalSeconds);
        WriteList(json, "problems", result.Problems, (j, problem) => j.WriteStringValue(problem.ToString()));
        WriteList(json, "findings", result.Findings, (j, finding) => j.WriteStringValue(finding.ToString()));
        if (result.Settings is { } settings) WriteSettings(json, settings);
        WriteList(json, "thresholds", result.Thresholds, WriteThreshold);
        WriteRunVerdict(json, result.Run);
        if (result.Metrics is { } metrics) MetricsJson.Write(json, metrics);
        WriteList(json, "errors", result.Errors, WriteError);
        WriteRest(json, result);
        if (result.Metrics is { } watched) HealthJson.Write(json, watched);
        json.WriteEndObject();
    }

    static void WriteRest(Utf8JsonWriter json, LoadTestResult result)
    {
        json.WriteNumber("iterations", result.Iterations);
        json.WriteNumber("droppedIterations", result.DroppedIterations);
        WriteArrivals(json, result.Arrivals);
        WriteList(json, "scenarios", result.Scenarios, (j, scenario) => WriteScenario(j, scenario, result.Settings?.Scenarios.FirstOrDefault(settings => settings.Name == scenario.Name)));
        if (result.Health is not { } health) return;

        json.WriteStartObject("generator");
        json.WriteNumber("cpuShare", Math.Round(health.CpuShare, 4));
        json.WriteNumber("cores", health.Cores);
        json.WriteNumber("gcPauseMs", health.GcPauses.TotalMilliseconds);
        json.WriteNumber("worstStallMs", health.WorstStall.TotalMilliseconds);
        json.WriteEndObject();
    }

    static void WriteArrivals(Utf8JsonWriter json, ArrivalCounts arrivals)
    {
        json.WriteStartObject("arrivals");
        json.WriteNumber("scheduled", arrivals.Scheduled);
        json.WriteNumber("started", arrivals.Started);
        json.WriteNumber("dropped", arrivals.Dropped);
        json.WriteEndObject();
    }

    static void WriteScenario(Utf8JsonWriter json, ScenarioCounts scenario, ScenarioSettings? settings)
    {
        json.WriteStartObject();
        json.WriteString("name", scenario.Name);
        MetricsJson.WriteNumber(json, "startAfterSeconds", settings?.StartAfter.TotalSeconds ?? double.NaN);
        MetricsJson.WriteNumber(json, "lengthSeconds", settings?.Length?.TotalSeconds ?? double.NaN);
        json.WriteNumber("users", settings?.Load.Users ?? 0);
        json.WriteNumber("arrivalRatePerSecond", settings?.Load.ArrivalRate ?? 0);
        json.WriteString("shape", settings?.Load.Shape ?? "");
        json.WriteNumber("usersStarted", scenario.UsersStarted);
        json.WriteNumber("iterations", scenario.Iterations);
        json.WriteBoolean("cut", scenario.WasCut);
        WriteArrivals(json, scenario.Arrivals);
        json.WriteEndObject();
    }

    static void WriteRunVerdict(Utf8JsonWriter json, RunVerdict run)
    {
        json.WriteStartObject("run");
        json.WriteString("verdict", VerdictWords.ForJson(run.Kind));
        json.WriteString("cause", VerdictWords.ForJson(run.Cause));
        json.WriteString("message", run.Summary);
        json.WriteEndObject();
    }

    static void WriteSettings(Utf8JsonWriter json, LoadTestSettings settings)
    {
        json.WriteNumber("seed", settings.Seed);
        json.WriteString("onUndecided", VerdictWords.ForJson(settings.OnUndecided));
        json.WriteStartObject("settings");
        json.WriteNumber("users", settings.Users);
        json.WriteNumber("spawnRatePerSecond", settings.SpawnRate);
        json.WriteNumber("durationSeconds", settings.Duration.TotalSeconds);
        json.WriteNumber("warmUpSeconds", settings.WarmUp.TotalSeconds);
        json.WriteNumber("maxDurationSeconds", settings.MaxDuration.TotalSeconds);
        json.WriteNumber("stopTimeoutSeconds", settings.StopTimeout.TotalSeconds);
        json.WriteNumber("iterations", settings.Iterations);
        json.WriteNumber("iterationsPerUser", settings.IterationsPerUser);
        json.WriteNumber("arrivalRatePerSecond", settings.ArrivalRate);
        json.WriteNumber("maxUsers", settings.MaxUsers);
        WriteList(json, "tags", settings.Tags, (j, tag) => j.WriteStringValue(tag));
        WriteList(json, "excludeTags", settings.ExcludeTags, (j, tag) => j.WriteStringValue(tag));
        json.WriteString("host", settings.Host?.ToString() ?? "");
        json.WriteString("mode", VerdictWords.ForJson(settings.Mode));
        json.WriteString("shape", settings.Shape);
        json.WriteString("onGeneratorTrouble", VerdictWords.ForJson(settings.OnGeneratorTrouble));
        json.WriteString("isolation", VerdictWords.ForJson(settings.Isolation));
        json.WriteEndObject();
    }

    static void WriteThreshold(Utf8JsonWriter json, ThresholdResult result)
    {
        var (threshold, verdict, evidence) = (result.Source.Threshold, result.Verdict, result.Verdict.Evidence);
        var scale = threshold.Statistic.Kind is StatisticKind.Percentile or StatisticKind.Mean or StatisticKind.Max ? 1e-6 : 1;
        json.WriteStartObject();
        json.WriteString("threshold", threshold.Text);
        json.WriteString("slug", result.Source.Slug);
        json.WriteString("verdict", VerdictWords.ForJson(verdict.Kind));
        json.WriteString("cause", VerdictWords.ForJson(verdict.Cause));
        json.WriteString("message", verdict.Summary);
        MetricsJson.WriteNumber(json, "limit", threshold.Limit * scale);
        MetricsJson.WriteNumber(json, "estimate", evidence.Estimate * scale);
        MetricsJson.WriteNumber(json, "lower", evidence.Lower * scale);
        MetricsJson.WriteNumber(json, "upper", evidence.Upper * scale);
        MetricsJson.WriteNumber(json, "confidence", evidence.Confidence);
        json.WriteNumber("requests", evidence.Requests);
        MetricsJson.WriteNumber(json, "effectiveRequests", Math.Round(evidence.EffectiveRequests, 1));
        MetricsJson.WriteNumber(json, "smallestProvableChange", evidence.SmallestProvableChange);
        json.WriteNumber("moreNeededSeconds", evidence.MoreNeeded.TotalSeconds);
        json.WriteString("file", result.Source.SourceFile);
        json.WriteNumber("line", result.Source.SourceLine);
        json.WriteEndObject();
    }

    static void WriteError(Utf8JsonWriter json, UserError error)
    {
        json.WriteStartObject();
        json.WriteString("where", error.Where);
        json.WriteString("message", error.Message);
        json.WriteNumber("count", error.Count);
        json.WriteString("stackTrace", error.StackTrace);
        json.WriteEndObject();
    }

    static void WriteList<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items) write(json, item);
        json.WriteEndArray();
    }
}

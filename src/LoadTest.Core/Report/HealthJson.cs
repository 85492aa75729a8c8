using System.Text.Json;
using LoadTest.Measure;

namespace LoadTest.Report;

/// <summary>The part of <c>result.json</c> on the generator's health.</summary>
internal static class HealthJson
{
    public static void Write(Utf8JsonWriter json, MetricsSnapshot metrics)
    {
        var health = metrics.Health;
        json.WriteStartObject("health");
        json.WriteBoolean("scheduled", metrics.IsScheduled);
        json.WriteNumber("watchedSeconds", health.Watched);
        json.WriteStartArray("seconds");
        foreach (var second in health.Troubled)
        {
            json.WriteStartObject();
            json.WriteNumber("second", second.Second);
            WriteReadings(json, "readings", second.Readings);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteReadings(json, "worst", health.Worst);
        json.WriteStartArray("blocking");
        foreach (var users in health.Blocking)
        {
            json.WriteStartObject();
            json.WriteString("where", users.Where);
            json.WriteNumber("users", users.Users);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void WriteReadings(Utf8JsonWriter json, string name, IReadOnlyList<HealthReading> readings)
    {
        json.WriteStartArray(name);
        foreach (var reading in readings)
        {
            json.WriteStartObject();
            json.WriteString("trouble", VerdictWords.ForJson(reading.Trouble));
            json.WriteString("quantity", reading.Quantity);
            json.WriteNumber("value", Math.Round(reading.Value, 3));
            json.WriteNumber("limit", reading.Limit);
            json.WriteString("unit", reading.Unit);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}

using System.Text.Json;

namespace LoadTest.MSBuild.Tests;

/// <summary>Result files of schema version 1, with members that the task does not know among those that it does.</summary>
internal static class Json
{
    public static string Run(
        string verdict, object[] thresholds, string cause = "none", string onUndecided = "skip", string message = "the run's message",
        string[]? problems = null, int schemaVersion = 1, bool complete = true) =>
        JsonSerializer.Serialize(new
        {
            schemaVersion,
            runId = "1",
            loadTest = "Acme.Checkout.Shopper",
            verdict,
            cause,
            message,
            complete,
            file = "/src/Shopper.cs",
            line = 5,
            onUndecided,
            measuredSeconds = 10.5,
            seed = 7,
            problems = problems ?? [],
            requests = new Dictionary<string, object> { ["GET /items/{id}"] = new { p95 = 1.5, series = new[] { 1, 2 } } },
            thresholds,
        });

    public static object Threshold(string verdict, string message, string cause = "none", int line = 12) =>
        new { threshold = "p95 < 200ms", slug = "p95", verdict, cause, message, file = "/src/Shopper.cs", line, evidence = new { n = 18204 } };
}

using System.Globalization;
using LoadTest.Measure;

namespace LoadTest.Report;

/// <summary>One line each on the load that was asked for and on the process that made it.</summary>
internal static class LoadText
{
    public static string Of(LoadTestSettings settings, LoadTestResult result)
    {
        var measured = result.Metrics?.Measured ?? TimeSpan.Zero;
        if (settings.Mode == RunMode.Once) return $"each task once, {Units.Duration(measured)}";
        if (settings.Scenarios.Count > 0) return MixText(settings, measured);
        if (settings.MaxUsers > 0) return ArrivalText(settings, measured);
        if (settings.Shape.Length > 0) return $"load shape {settings.Shape}, {Units.Duration(settings.WarmUp)} warm-up, {Units.Duration(measured)} measured";
        if (settings.Iterations > 0 || settings.IterationsPerUser > 0)
            return $"{settings.Users} users, {Iterations(settings)}, {Units.Duration(measured)} measured (at most {Units.Duration(settings.Duration)})";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{settings.Users} users, {settings.SpawnRate:0.###} added per second, {Units.Duration(settings.WarmUp)} warm-up, {Units.Duration(measured)} measured of {Units.Duration(settings.Duration)} planned (at most {Units.Duration(settings.MaxDuration)})");
    }

    static string ArrivalText(LoadTestSettings settings, TimeSpan measured) => settings.Iterations > 0
        ? $"{Rate(settings)}, {Iterations(settings)}, at most {Units.Count(settings.MaxUsers)} users, {Units.Duration(measured)} measured (at most {Units.Duration(settings.Duration)})"
        : $"{Rate(settings)}, at most {Units.Count(settings.MaxUsers)} users, {Units.Duration(settings.WarmUp)} warm-up, {Units.Duration(measured)} measured of {Units.Duration(settings.Duration)} planned";

    static string MixText(LoadTestSettings settings, TimeSpan measured) =>
        $"{string.Join("; ", settings.Scenarios.Select(ScenarioText))}; {Units.Duration(settings.WarmUp)} warm-up, {Units.Duration(measured)} measured {Limit(settings)}";

    // Whoever counts iterations has planned no time.
    static string Limit(LoadTestSettings settings) => settings.Scenarios.Any(scenario => scenario.Load is { Iterations: > 0 } or { IterationsPerUser: > 0 })
        ? $"(at most {Units.Duration(settings.Duration)})"
        : $"of {Units.Duration(settings.Duration)} planned";

    // For example: Rush 100 arrivals per second, at most 500 users, from 10 s for 30 s.
    static string ScenarioText(ScenarioSettings scenario)
    {
        var load = scenario.Load;
        var what = load switch
        {
            { MaxUsers: > 0 } => $"{Rate(load)}, at most {Units.Count(load.MaxUsers)} users",
            { Shape.Length: > 0 } => $"load shape {load.Shape}",
            _ => $"{Units.Count(load.Users)} users",
        };
        var iterations = load.Iterations > 0 || load.IterationsPerUser > 0 ? $", {Iterations(load)}" : "";
        var time = scenario.Length is { } length ? $" for {Units.Duration(length)}" : "";
        return $"{scenario.Name} {what}{iterations}, from {Units.Duration(scenario.StartAfter)}{time}";
    }

    static string Rate(LoadTestSettings settings) => settings.ArrivalRate > 0
        ? string.Create(CultureInfo.InvariantCulture, $"{settings.ArrivalRate:0.###} arrivals per second")
        : $"arrivals by {settings.Shape}";

    static string Clean(HealthHistory? seconds) => seconds is { Watched: > 0 and var watched }
        ? $"clean in {Units.Count(watched - seconds.Troubled.Count)} of {Units.Count(watched)} s, "
        : "";

    static string Iterations(LoadTestSettings settings) => settings.Iterations > 0
        ? $"{Units.Count(settings.Iterations)} iterations in all"
        : $"{Units.Count(settings.IterationsPerUser)} iterations each";

    public static string Of(GeneratorHealth health, HealthHistory? seconds) =>
        $"{Clean(seconds)}CPU {Units.Ratio(health.CpuShare, 2)} of {health.Cores} cores, garbage collection pauses {Units.Latency(health.GcPauses.TotalNanoseconds)} in all, worst stall {Units.Latency(health.WorstStall.TotalNanoseconds)}";
}

using LoadTest.Measure;

namespace LoadTest.Report;

/// <summary>One line on each scenario of a mix: who ran, and how much of the load took place.</summary>
internal static class ScenarioText
{
    public static IEnumerable<string> Lines(LoadTestResult result) => result.Scenarios.Select(scenario =>
        $"  scenario     {scenario.Name}: {Units.Count(scenario.UsersStarted)} users, {Units.Count(scenario.Iterations)} iterations{Arrivals(scenario.Arrivals)}");

    static string Arrivals(ArrivalCounts arrivals) => arrivals.Scheduled == 0
        ? ""
        : $", {Units.Count(arrivals.Scheduled)} arrivals{(arrivals.Dropped > 0 ? $", {Units.Count(arrivals.Dropped)} of them never began" : "")}";
}

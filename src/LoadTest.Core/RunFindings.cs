using LoadTest.Judge;
using LoadTest.Measure;
using LoadTest.Run;

namespace LoadTest;

/// <summary>What a reader of the result should know besides the verdicts. Each line has its page in docs/errors.md.</summary>
internal static class RunFindings
{
    public static IReadOnlyList<Finding> Of(LoadTestDefinition definition, RunOutcome outcome, string observerFailure)
    {
        var findings = new List<Finding>();
        void Add(bool holds, string code, Func<string> text)
        {
            if (holds) findings.Add(new Finding { Code = code, Text = text() });
        }

        var metrics = outcome.Metrics;
        Add(definition.Thresholds.Count == 0, "LT3001", () => "The load test has no threshold: it only proves that the load ran. Add [Threshold(\"p95 < 200ms\")].");
        Add(outcome.UsersFailedToStart > 0, "LT3002", () => $"{Units.Count(outcome.UsersFailedToStart)} of {Units.Count(outcome.UsersStarted)} users failed to start; see the errors.");
        Add(outcome.Errors.Count > 0, "LT3003", () => $"User code threw {Units.Count(outcome.Errors.Sum(error => error.Count))} exceptions, most often in {outcome.Errors[0].Where}: {outcome.Errors[0].Message}");
        Add(outcome.Stuck.Count > 0, "LT3004", () => $"{Units.Count(outcome.Stuck.Sum(stuck => stuck.Users))} users had not stopped {Units.Duration(definition.Settings.StopTimeout)} after the end and were given up, in {string.Join(", ", outcome.Stuck.Select(stuck => $"{stuck.Where} ({stuck.Users})"))}. Pass the user's Stopping token to what they wait for.");
        Add(outcome.DroppedIterations > 0, "LT3005", () => $"{Units.Count(outcome.DroppedIterations)} paced iterations were never begun: the users could not keep their schedule. Run more users, each with a longer period.");
        Add(outcome.Arrivals.Dropped > 0, "LT3018", () => $"{Units.Count(outcome.Arrivals.Dropped)} of {Units.Count(outcome.Arrivals.Scheduled)} arrivals never began, because no user was free or their load had ended; they count as slower than any limit, also for a threshold on one request name that they could break. If the system is meant to keep this many waiting, raise MaxUsers ({MaxUsersOf(definition.Settings)}).");
        foreach (var late in metrics.LateStarts)
            Add(true, "LT3019", () => $"{late.UserType} began {Units.Count(late.Count)} iterations late or not at all, and no latency counts from when they were due: pacing without catching up slows down with the system. No threshold on latency can pass; use Pacing(…) without WithoutCatchUp().");
        Add(metrics.Series.Any(series => series.Series == Series.Overflow), "LT3006", () => $"There are more than {SeriesTable.Capacity} request names; the rest is counted as '{Series.Overflow}'. Name requests by template: GetAsync($\"/items/{{id}}\", name: \"/items/{{id}}\").");
        Add(outcome.LastLook > 0, "LT3007", () => $"The measurement was extended from {Units.Duration(definition.Settings.Duration)} to {Units.Duration(metrics.Measured)} because a threshold was undecided.");
        Add(observerFailure.Length > 0, "LT3008", () => $"An observer was switched off: {observerFailure}");
        Add(outcome.Spinning.Count > 0, "LT3010", () => $"{string.Join(", ", outcome.Spinning)} was entered and left over and over without a request or a wait in between: that is no load but a loop, and it was slowed down. Await something in it, or Interrupt(reschedule: false).");
        Add(outcome.BackgroundCut > 0, "LT3011", () => $"{Units.Count(outcome.BackgroundCut)} pieces of background work were still going on when their users stopped, and were cancelled.");
        Add(outcome.UnreachableUsers > 0, "LT3015", () => $"{Units.Count(outcome.UnreachableUsers)} of the users that were asked for could not be added: every user type that may be added has a fixed count. Give one of them a weight.");
        Add(outcome.UsersEndedEarly > 0, "LT3016", () => $"{Units.Count(outcome.UsersEndedEarly)} of {Units.Count(outcome.UsersStarted)} users ended themselves before the end; from then on the load was smaller than asked for.");
        findings.AddRange(HealthFindings.Of(metrics, definition.Settings.OnGeneratorTrouble));
        findings.AddRange(definition.Hints);
        return findings;
    }

    static string MaxUsersOf(LoadTestSettings settings) => settings.Scenarios.Count == 0
        ? Units.Count(settings.MaxUsers)
        : string.Join(", ", settings.Scenarios.Where(scenario => scenario.Load.MaxUsers > 0).Select(scenario => $"{scenario.Name}: {Units.Count(scenario.Load.MaxUsers)}"));
}

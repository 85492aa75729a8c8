namespace FromLocust.CustomMetrics;

/// <summary>Prints the counters at the end, as a listener of Locust's <c>test_stop</c> would.</summary>
public sealed class CustomMetricsSummary : IRunHooks
{
    public void OnBeforeVerdict(RunConclusion conclusion) =>
        Console.WriteLine($"Custom metrics: {string.Join(", ", conclusion.Metrics.Counters.Select(counter => $"{counter.Name}: {counter.Value}"))}");
}

namespace LoadTest.Run;

/// <summary>
/// From when on a sensor's reading is trouble. A delay matters in proportion to the latencies that the run is to judge: 5 % of the
/// tightest latency budget, but never less than what healthy machines show.
/// </summary>
/// <param name="Budget">The tightest latency limit of the run's thresholds.</param>
internal sealed record HealthLimits(TimeSpan Budget)
{
    /// <summary>What a run without any latency limit goes by: nobody judges its latencies.</summary>
    public static TimeSpan NoBudget { get; } = TimeSpan.FromSeconds(1);

    const double ShareOfBudget = 0.05;

    /// <summary>How late the health thread may wake up, and how long one garbage collection may take.</summary>
    public double StallMillis => AtLeast(10);

    /// <summary>How long the thread pool may take to begin work.</summary>
    public double PoolMillis => AtLeast(5);

    /// <summary>How late an intended start may begin.</summary>
    public double StartMillis => AtLeast(0.5);

    double AtLeast(double millis) => Math.Max(millis, ShareOfBudget * Budget.TotalMilliseconds);
}

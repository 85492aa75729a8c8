namespace LoadTest.Simulations;

/// <summary>How latencies come about, with the exact truth that verdicts are held against.</summary>
/// <param name="Name">As tables print it.</param>
/// <param name="P95Nanos">The exact 95th percentile of the law.</param>
/// <param name="MeanNanos">The exact mean; NaN where no test needs it.</param>
/// <param name="Begin">Makes the latency of one run as a function of the time of the request, in seconds; called with rising times.</param>
sealed record Law(string Name, double P95Nanos, double MeanNanos, Func<Random, Func<double, double>> Begin)
{
    public override string ToString() => Name;
}

namespace LoadTest.Simulations;

/// <summary>The laws of the simulations, all with requests arriving at 100/s.</summary>
static class Laws
{
    public const double ArrivalsPerSecond = 100;

    const double Sigma = 0.5;
    const double MedianNanos = 100e6;
    const double CorrelationSeconds = 0.2;
    const double LomaxShape = 1.5;
    const double LomaxScaleNanos = 20e6;
    const double ServicePerSecond = 200;

    // The 95th percentile of the standard normal distribution.
    const double Normal95 = 1.6448536269514722;

    static readonly double LogNormalP95 = MedianNanos * Math.Exp(Sigma * Normal95);
    static readonly double LogNormalMean = MedianNanos * Math.Exp(Sigma * Sigma / 2);

    /// <summary>Independent lognormal latencies, σ = 0.5.</summary>
    public static Law Independent { get; } = new("independent", LogNormalP95, LogNormalMean, random =>
    {
        return _ => MedianNanos * Math.Exp(Sigma * Normal(random));
    });

    /// <summary>The same marginal law, but half of the variance of log latency is correlated over 0.2 s: D is about 8 at the budget.</summary>
    public static Law Correlated { get; } = CorrelatedBy("correlated 0.2 s", 0.5);

    /// <summary>The same marginal law, all of log latency correlated over 0.2 s: D is about 20 at the budget.</summary>
    public static Law FullyCorrelated { get; } = CorrelatedBy("fully correlated 0.2 s", 1);

    /// <summary>Nine in ten requests hit a cache (10–20 ms), the others take 100–200 ms: the 95th percentile is their median.</summary>
    public static Law Bimodal { get; } = new("bimodal", 150e6, double.NaN, random =>
    {
        return _ => (random.NextDouble() < 0.9 ? 10e6 : 100e6) * (1 + random.NextDouble());
    });

    /// <summary>Lomax with shape 1.5: the variance is infinite.</summary>
    public static Law HeavyTail { get; } = new("Lomax 1.5", LomaxScaleNanos * (Math.Pow(0.05, -1 / LomaxShape) - 1), double.NaN, random =>
    {
        return _ => LomaxScaleNanos * (Math.Pow(1 - random.NextDouble(), -1 / LomaxShape) - 1);
    });

    /// <summary>One server of 200/s at half load, in its steady state: time in system is exponential with rate μ − λ.</summary>
    public static Law Queue { get; } = new("M/M/1 ρ=.5", Math.Log(20) / (ServicePerSecond - ArrivalsPerSecond) * 1e9, double.NaN, random =>
    {
        // Waiting time of a first request in the steady state: none with probability 1 − ρ, else exponential.
        var busy = random.NextDouble() < ArrivalsPerSecond / ServicePerSecond;
        var free = busy ? Exponential(random, ServicePerSecond - ArrivalsPerSecond) : 0;
        return at =>
        {
            free = Math.Max(free, at) + Exponential(random, ServicePerSecond);
            return (free - at) * 1e9;
        };
    });

    public static IReadOnlyList<Law> All { get; } = [Independent, Correlated, FullyCorrelated, Bimodal, HeavyTail, Queue];

    public static double Exponential(Random random, double rate) => -Math.Log(1 - random.NextDouble()) / rate;

    // An Ornstein-Uhlenbeck process, correlation e^{−Δt/0.2 s}, plus independent noise; together a standard normal at any time.
    static Law CorrelatedBy(string name, double share) => new(name, LogNormalP95, LogNormalMean, random =>
    {
        var (state, last) = (Normal(random), 0.0);
        return at =>
        {
            var correlation = Math.Exp(-(at - last) / CorrelationSeconds);
            state = (correlation * state) + (Math.Sqrt(1 - (correlation * correlation)) * Normal(random));
            last = at;
            var noise = share < 1 ? Normal(random) : 0;
            return MedianNanos * Math.Exp(Sigma * ((Math.Sqrt(share) * state) + (Math.Sqrt(1 - share) * noise)));
        };
    });

    // G. E. P. Box and M. E. Muller, Ann. Math. Statist. 29 (1958) 610.
    static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}

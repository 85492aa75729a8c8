namespace LoadTest;

/// <summary>An open model with a constant arrival rate: this many iterations begin per second, whatever the system does.</summary>
/// <param name="perSecond">More than 0; need not be a whole number.</param>
public sealed class ArrivalRateAttribute(double perSecond) : ArrivalAttribute
{
    /// <summary>How many iterations begin per second, on average.</summary>
    public double PerSecond { get; } = perSecond;

    /// <summary>How long is measured, without the warm-up. With a number of iterations, how long they may take at most.</summary>
    /// <value><c>30s</c>; with a number of iterations <c>10m</c></value>
    public string Duration { get; set; } = "";

    /// <summary>Exactly this many iterations are due; the run ends when they have ended. One that is dropped is not made up for.</summary>
    /// <value>0: no limit, the duration decides.</value>
    public long Iterations { get; set; }

    /// <summary>How arrivals are spread in time.</summary>
    /// <value><see cref="ArrivalLaw.Poisson"/></value>
    public ArrivalLaw Arrivals { get; set; } = ArrivalLaw.Poisson;

    internal override string Title => "[ArrivalRate]";
}

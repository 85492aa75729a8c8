namespace LoadTest;

/// <summary>How arrivals are spread in time at a given arrival rate.</summary>
public enum ArrivalLaw
{
    /// <summary>
    /// Independent of each other, as visitors are: gaps are exponential, drawn from the run's seed. The number of arrivals is random, too:
    /// of 10,000 on average about 9,900 to 10,100.
    /// </summary>
    Poisson,

    /// <summary>
    /// Evenly spaced, so that their number is exact. A service that is near its limit answers faster than it would answer visitors:
    /// for smoke tests, and for comparisons with tools that know nothing else.
    /// </summary>
    Constant,
}

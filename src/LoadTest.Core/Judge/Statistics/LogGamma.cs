namespace LoadTest.Judge;

/// <summary>
/// The logarithm of the gamma function by Stirling's series, and the remainder of that series alone, with which ratios of
/// large gamma functions are formed without cancellation.
/// Source: Abramowitz and Stegun, Handbook of Mathematical Functions (1964), 6.1.41; relative error below 1e-14 for x &gt; 0.
/// </summary>
internal static class LogGamma
{
    const double SeriesFrom = 12;
    static readonly double HalfLogTwoPi = 0.5 * Math.Log(2 * Math.PI);

    /// <summary>ln Γ(x) for x &gt; 0.</summary>
    public static double Of(double x) => Leading(x) + Remainder(x);

    /// <summary>Δ(x) = ln Γ(x) − [(x − ½) ln x − x + ½ ln 2π].</summary>
    public static double Remainder(double x)
    {
        if (x >= SeriesFrom) return Series(x);

        // Γ(x + 1) = x Γ(x) lifts a small x to where the series converges.
        var (lifted, logProduct) = (x, 0.0);
        for (; lifted < SeriesFrom; lifted++) logProduct += Math.Log(lifted);
        return Leading(lifted) + Series(lifted) - logProduct - Leading(x);
    }

    static double Leading(double x) => ((x - 0.5) * Math.Log(x)) - x + HalfLogTwoPi;

    static double Series(double x)
    {
        var square = 1 / (x * x);
        return ((((((((-691.0 / 360_360 * square) + (1.0 / 1_188)) * square) - (1.0 / 1_680)) * square) + (1.0 / 1_260)) * square
            - (1.0 / 360)) * square + (1.0 / 12)) / x;
    }
}

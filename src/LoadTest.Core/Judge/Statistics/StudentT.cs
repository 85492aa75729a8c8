namespace LoadTest.Judge;

/// <summary>
/// Student's t distribution through the beta distribution: P(T &gt; t) = ½ I_x(ν/2, ½) with x = ν / (ν + t²), t &gt; 0.
/// Source: Student (W. S. Gosset), Biometrika 6 (1908) 1; Abramowitz and Stegun (1964), 26.7.1.
/// </summary>
internal static class StudentT
{
    /// <summary>P(T &gt; t) for any t.</summary>
    public static double UpperTail(double t, double degrees)
    {
        var half = 0.5 * IncompleteBeta.Lower(degrees / (degrees + (t * t)), degrees / 2, 0.5);
        return t >= 0 ? half : 1 - half;
    }

    /// <summary>The t that is exceeded with probability <paramref name="tail"/> (below ½).</summary>
    public static double Upper(double tail, double degrees)
    {
        var x = BetaQuantile.Lower(2 * tail, degrees / 2, 0.5);
        if (x < 0.5) return Math.Sqrt(degrees * (1 - x) / x);

        // Many degrees of freedom: x is near 1 and has lost its digits, y = 1 − x has not.
        var y = BetaQuantile.Upper(2 * tail, 0.5, degrees / 2);
        return Math.Sqrt(degrees * y / (1 - y));
    }
}

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
        // Searched as y = 1 − x = t² / (ν + t²) ~ Beta(½, ν/2), whose upper tail keeps its digits for large ν.
        var y = BetaQuantile.Upper(2 * tail, 0.5, degrees / 2);
        return Math.Sqrt(degrees * y / (1 - y));
    }
}

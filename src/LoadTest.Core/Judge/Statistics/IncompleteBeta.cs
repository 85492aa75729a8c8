namespace LoadTest.Judge;

/// <summary>
/// The regularised incomplete beta function I_x(a, b) = P(X ≤ x) for X ~ Beta(a, b), by Lentz's continued fraction.
/// Whoever needs a small upper tail asks for <see cref="Upper"/>, which is I_{1−x}(b, a): forming 1 − I_x(a, b) cancels
/// and has produced 54 % false alarms where 1 % was asked for.
/// Source: Press et al., Numerical Recipes (3rd ed., 2007), §6.4; the leading factor after Didonato and Morris,
/// ACM Trans. Math. Softw. 18 (1992) 360, doi:10.1145/131766.131776, so that large a and b lose no digits.
/// </summary>
internal static class IncompleteBeta
{
    const double Smallest = 1e-300;
    const double Precision = 1e-15;
    const int MaxTerms = 200_000;

    /// <summary>I_x(a, b): the probability of at most x. Exact to about 1e-10 relative for a, b up to 1e8.</summary>
    public static double Lower(double x, double a, double b) => Share(x, 1 - x, a, b);

    /// <summary>I_{1−x}(b, a): the probability of more than x.</summary>
    public static double Upper(double x, double a, double b) => Share(1 - x, x, b, a);

    // Both x and y = 1 − x are handed down: the smaller of the two carries digits that the other has lost.
    static double Share(double x, double y, double a, double b)
    {
        if (x <= 0) return 0;
        if (y <= 0) return 1;

        // The fraction converges fast below the mean only; above it the share itself is large and 1 − small is exact.
        return x < (a + 1) / (a + b + 2)
            ? Front(x, y, a, b) * Fraction(x, a, b) / a
            : 1 - (Front(y, x, b, a) * Fraction(y, b, a) / b);
    }

    // x^a y^b / B(a, b)
    static double Front(double x, double y, double a, double b)
    {
        var sum = a + b;
        return Math.Exp(
            (a * Math.Log(x * (sum / a)))
            + (b * Math.Log(y * (sum / b)))
            + (0.5 * Math.Log(a / (2 * Math.PI) * (b / sum)))
            + LogGamma.Remainder(sum) - LogGamma.Remainder(a) - LogGamma.Remainder(b));
    }

    static double Fraction(double x, double a, double b)
    {
        var c = 1.0;
        var d = 1 / AwayFromZero(1 - ((a + b) * x / (a + 1)));
        var value = d;
        for (var m = 1; m < MaxTerms; m++)
        {
            var even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            d = 1 / AwayFromZero(1 + (even * d));
            c = AwayFromZero(1 + (even / c));
            value *= d * c;

            var odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            d = 1 / AwayFromZero(1 + (odd * d));
            c = AwayFromZero(1 + (odd / c));
            value *= d * c;
            if (Math.Abs((d * c) - 1) < Precision) break;
        }

        return value;
    }

    static double AwayFromZero(double value) => Math.Abs(value) < Smallest ? Smallest : value;
}

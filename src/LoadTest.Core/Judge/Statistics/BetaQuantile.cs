namespace LoadTest.Judge;

/// <summary>
/// Quantiles of the beta distribution by bisection of <see cref="IncompleteBeta"/>: slow (some 10 µs) and without a case
/// that fails to converge. Each tail is searched in its own probability, never in one minus it.
/// </summary>
internal static class BetaQuantile
{
    const int MaxSteps = 200;
    const double Precision = 1e-15;

    /// <summary>The x with P(X ≤ x) = <paramref name="tail"/> for X ~ Beta(a, b).</summary>
    public static double Lower(double tail, double a, double b) =>
        Bisect(x => IncompleteBeta.Lower(x, a, b) < tail);

    /// <summary>The x with P(X &gt; x) = <paramref name="tail"/> for X ~ Beta(a, b).</summary>
    public static double Upper(double tail, double a, double b) =>
        Bisect(x => IncompleteBeta.Upper(x, a, b) > tail);

    static double Bisect(Func<double, bool> isBelow)
    {
        var (low, high) = (0.0, 1.0);
        for (var step = 0; step < MaxSteps && high - low > Precision * high; step++)
        {
            var middle = 0.5 * (low + high);
            if (isBelow(middle)) low = middle;
            else high = middle;
        }

        return 0.5 * (low + high);
    }
}

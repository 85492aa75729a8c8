namespace LoadTest.Judge;

/// <summary>
/// The exact upper bound of a Poisson mean after b events: the μ with P(N ≤ b | μ) = α, which is χ²_{1−α}(2b + 2) / 2.
/// Source: F. Garwood, Biometrika 28 (1936) 437, doi:10.1093/biomet/28.3-4.437.
/// </summary>
internal static class PoissonBound
{
    const double Precision = 1e-14;

    /// <summary>χ²_{1−α}(2b + 2) / 2.</summary>
    public static double Upper(int events, double alpha)
    {
        double low = events, high = events + 1;
        while (AtMost(events, high) > alpha) (low, high) = (high, 2 * high);

        while (high - low > Precision * high)
        {
            var middle = 0.5 * (low + high);
            if (middle <= low || middle >= high) break;
            if (AtMost(events, middle) > alpha) low = middle;
            else high = middle;
        }

        return 0.5 * (low + high);
    }

    // P(N ≤ b) = e^{−μ} Σ μ^i / i!, summed downwards from its largest term, i = b.
    static double AtMost(int events, double mean)
    {
        var (sum, term) = (0.0, 1.0);
        for (var i = events; i >= 0 && term > 0; i--)
        {
            sum += term;
            term *= i / mean;
        }

        return Math.Exp((events * Math.Log(mean)) - mean - LogGamma.Of(events + 1)) * sum;
    }
}

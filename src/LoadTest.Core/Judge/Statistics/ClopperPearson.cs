namespace LoadTest.Judge;

/// <summary>
/// The exact one-sided bounds of a share after k of n, for real k and n. Never errs more often than asked, unlike Wilson's.
/// Source: C. J. Clopper and E. S. Pearson, Biometrika 26 (1934) 404, doi:10.1093/biomet/26.4.404.
/// </summary>
internal static class ClopperPearson
{
    /// <summary>The share below which k or more of n has a probability under α: Beta⁻¹(α; k, n − k + 1).</summary>
    public static double Lower(double k, double n, double alpha) => k <= 0 ? 0 : BetaQuantile.Lower(alpha, k, n - k + 1);

    /// <summary>The share above which k or fewer of n has a probability under α: Beta⁻¹(1 − α; k + 1, n − k).</summary>
    public static double Upper(double k, double n, double alpha) => k >= n ? 1 : BetaQuantile.Upper(alpha, k + 1, n - k);
}

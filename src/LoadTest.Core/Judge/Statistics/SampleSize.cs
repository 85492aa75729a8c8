namespace LoadTest.Judge;

/// <summary>How much has to be measured before a question can be answered at all.</summary>
internal static class SampleSize
{
    /// <summary>The power that estimates of the needed time and of the smallest provable change are made for.</summary>
    const double MissRate = 0.2;

    static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>
    /// The smallest n that can prove a share to be within its allowance even if nothing exceeds: ⌈ln α / ln(1 − θ0)⌉.
    /// At α = 1 %: p95 90, p99 459, p99.9 4 603. Source: S. S. Wilks, Ann. Math. Statist. 12 (1941) 91.
    /// </summary>
    public static long ToProve(double allowed, double alpha)
    {
        var exact = Math.Log(alpha) / LogOneMinus(allowed);
        return (long)Math.Ceiling(exact - (1e-12 * exact));
    }

    /// <summary>δ = (z_{1−α} + z_{0.8}) · SE: the difference that a run shows in four cases of five.</summary>
    public static double ProvableDifference(double standardError, double alpha) =>
        (NormalQuantile.Upper(alpha) + NormalQuantile.Upper(MissRate)) * standardError;

    /// <summary>
    /// How much longer than T to measure: T · ((z_{1−α} + z_{0.8}) · SE / |difference|)² − T, since SE falls with √T. At least a
    /// tenth of T, for a bound that was missed by a hair; zero when it would take more than a day.
    /// </summary>
    public static TimeSpan MoreNeeded(TimeSpan measured, double standardError, double difference, double alpha)
    {
        var lengths = ProvableDifference(standardError, alpha) / Math.Abs(difference);
        return Longer(measured, Math.Max(lengths * lengths, 1.1));
    }

    /// <summary>How much longer to measure until <paramref name="requests"/> have become <paramref name="needed"/> at the same rate.</summary>
    public static TimeSpan MoreNeeded(TimeSpan measured, long requests, long needed) =>
        requests == 0 ? TimeSpan.Zero : Longer(measured, (double)needed / requests);

    // ln(1 − x) without losing the digits of a small x (W. Kahan's correction of the rounded 1 − x).
    static double LogOneMinus(double x)
    {
        var rounded = 1 - x;
        return rounded < 1 ? Math.Log(rounded) * (x / (1 - rounded)) : -x;
    }

    static TimeSpan Longer(TimeSpan measured, double times)
    {
        var more = measured.TotalSeconds * (times - 1);
        return more < Longest.TotalSeconds ? TimeSpan.FromSeconds(Math.Max(0, more)) : TimeSpan.Zero;
    }
}

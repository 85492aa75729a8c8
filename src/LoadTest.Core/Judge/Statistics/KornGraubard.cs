namespace LoadTest.Judge;

/// <summary>
/// Exact bounds of a share from correlated requests: as if n* = N/D · (z_{1−α} / t_{m−1,1−α})² independent ones had been seen.
/// The second factor pays for D being itself an estimate from m windows; it is left out when D = 1.
/// Source: E. L. Korn and B. I. Graubard, Survey Methodology 24 (1998) 193.
/// </summary>
internal static class KornGraubard
{
    /// <summary>n*: how many independent requests to calculate with.</summary>
    public static double EffectiveSize(double requests, double designEffect, int degrees, double alpha)
    {
        if (designEffect <= 1) return requests;

        var penalty = NormalQuantile.Upper(alpha) / StudentT.Upper(alpha, degrees);
        return requests / designEffect * penalty * penalty;
    }
}

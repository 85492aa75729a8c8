namespace LoadTest.Judge;

/// <summary>
/// By how much correlation between requests inflates the variance of a share or a mean: D = 1 for independent requests, D =
/// 10 when ten requests carry the information of one. A slow second is slow for all its requests, so intervals that ignore
/// D fail 18 % of the runs of a correlated system at its limit instead of 1 %.
/// </summary>
/// <remarks>
/// With windows j of n_j requests and totals y_j, θ̂ = Σy/Σn and residuals d_j = y_j − θ̂ n_j:
/// neighbouring windows are merged while the lag-1 correlation r1 of d is at least 1/√m and m stays at least 10; then
/// D = max(1, m s_d² (1+r)/(1−r) / N² ÷ (σ²/N)), r = clip(r1 + 1/m, 0, 0.8), σ² the variance of one request.
/// Sources: L. Kish, Survey Sampling (1965), §8.2 (design effect of clusters); the (1+r)/(1−r) term is the variance of an
/// AR(1) mean, M. S. Bartlett, J. R. Stat. Soc. Suppl. 8 (1946) 27; merging windows is the method of batch means, R. Conway, Management Science 10 (1963) 47.
/// Fails when the load is correlated over more than about a tenth of the run: r is then capped too low.
/// With fewer than 10 windows r cannot be estimated and is taken as 0.8; with one window the whole run counts as one request.
/// </remarks>
internal sealed record DesignEffect
{
    /// <summary>Below this many windows no correlation can be estimated.</summary>
    public const int MinWindows = 10;

    const double MaxCorrelation = 0.8;

    /// <summary>D, at least 1.</summary>
    public required double Value { get; init; }

    /// <summary>The number of windows after merging, m: the variance has m − 1 degrees of freedom.</summary>
    public required int Windows { get; init; }

    /// <summary>Degrees of freedom of the estimated variance, at least 1.</summary>
    public int Degrees => Math.Max(1, Windows - 1);

    /// <summary>Estimates D.</summary>
    /// <param name="windows">One window for each second that had requests; at least one.</param>
    /// <param name="unitVariance">The variance of one request, σ²; θ̂(1 − θ̂) for a share.</param>
    public static DesignEffect Estimate(IReadOnlyList<RequestWindow> windows, double unitVariance)
    {
        var requests = windows.Sum(w => w.Requests);
        if (windows.Count < 2) return new DesignEffect { Value = requests, Windows = windows.Count };

        var ratio = windows.Sum(w => w.Total) / requests;
        var residuals = Residuals(windows, ratio);
        while (residuals.Length / 2 >= MinWindows && LagOne(residuals) >= 1 / Math.Sqrt(residuals.Length)) residuals = MergePairs(residuals);

        var m = residuals.Length;
        var r = m < MinWindows ? MaxCorrelation : Math.Clamp(LagOne(residuals) + (1.0 / m), 0, MaxCorrelation);
        var variance = m * SampleVariance(residuals) * (1 + r) / (1 - r) / requests;
        return new DesignEffect { Value = variance > unitVariance ? variance / unitVariance : 1, Windows = m };
    }

    static double[] Residuals(IReadOnlyList<RequestWindow> windows, double ratio) =>
        [.. windows.Select(w => w.Total - (ratio * w.Requests))];

    static double LagOne(double[] residuals)
    {
        var (products, squares) = (0.0, 0.0);
        for (var j = 0; j < residuals.Length; j++)
        {
            squares += residuals[j] * residuals[j];
            if (j > 0) products += residuals[j - 1] * residuals[j];
        }

        return squares > 0 ? products / squares : 0;
    }

    // An odd one at the end joins the last pair. Residuals add up like totals and requests do.
    static double[] MergePairs(double[] residuals)
    {
        var merged = new double[residuals.Length / 2];
        for (var j = 0; j < residuals.Length; j++) merged[Math.Min(j / 2, merged.Length - 1)] += residuals[j];
        return merged;
    }

    static double SampleVariance(double[] residuals)
    {
        var mean = residuals.Sum() / residuals.Length;
        return residuals.Sum(d => (d - mean) * (d - mean)) / (residuals.Length - 1);
    }
}

namespace LoadTest.Judge;

/// <summary>
/// What a run says about the true share θ of requests beyond a limit (or of failures): bounds that err at most at the asked
/// rate although requests are correlated. Combines <see cref="DesignEffect"/>, <see cref="KornGraubard"/>,
/// <see cref="ClopperPearson"/> and <see cref="BurstGuard"/>.
/// </summary>
internal sealed class ProportionBounds
{
    readonly IReadOnlyList<RequestWindow> _windows;
    readonly double _allowed;
    readonly DesignEffect _effect;

    /// <param name="windows">Exceedances and requests of each second that had requests; at least one.</param>
    /// <param name="allowed">The allowed share θ0.</param>
    public ProportionBounds(IReadOnlyList<RequestWindow> windows, double allowed)
    {
        _windows = windows;
        _allowed = allowed;
        Total = windows.Sum(w => w.Total);
        Requests = windows.Sum(w => w.Requests);
        _effect = DesignEffect.Estimate(windows, Smoothed * (1 - Smoothed));
    }

    /// <summary>K, the requests beyond the limit.</summary>
    public double Total { get; }

    /// <summary>N, all requests.</summary>
    public long Requests { get; }

    /// <summary>D, at least 1.</summary>
    public double DesignEffectValue => _effect.Value;

    /// <summary>N / D: independent requests with the same information.</summary>
    public double EffectiveRequests => Requests / _effect.Value;

    /// <summary>L: θ is below it with a probability of at most α.</summary>
    public double Lower(double alpha)
    {
        var size = EffectiveSize(_effect.Value, alpha);
        return ClopperPearson.Lower(Total * size / Requests, size, alpha);
    }

    /// <summary>U: θ is above it with a probability of at most α.</summary>
    public double Upper(double alpha)
    {
        var upper = PlainUpper(alpha);
        var guard = new BurstGuard(_windows);
        return guard.HasBursts
            ? Math.Min(1, Math.Max(upper, new ProportionBounds(guard.Rest, _allowed).PlainUpper(alpha) + guard.Allowance(alpha)))
            : upper;
    }

    /// <summary>The error rate at which the run would just prove θ &gt; θ0: P(at least k* of n* | θ0).</summary>
    public double ViolationPValue(double alpha)
    {
        var size = EffectiveSize(_effect.Value, alpha);
        var k = Total * size / Requests;
        return k <= 0 ? 1 : IncompleteBeta.Lower(_allowed, k, size - k + 1);
    }

    /// <summary>Between which shares an estimate of exactly θ0 would leave the truth; places an interval around a percentile.</summary>
    public (double Lower, double Upper) AroundAllowed(double alpha)
    {
        var size = EffectiveSize(_effect.Value, alpha);
        return (ClopperPearson.Lower(_allowed * size, size, alpha), ClopperPearson.Upper(_allowed * size, size, alpha));
    }

    double Smoothed => (Total + 0.5) / (Requests + 1);

    // For the upper bound the variance is judged at the allowed share, not at a luckily small estimate: D_pass.
    double PlainUpper(double alpha)
    {
        var designEffect = 1 + ((_effect.Value - 1) * Math.Max(1, _allowed / Smoothed));
        var size = EffectiveSize(designEffect, alpha);
        return ClopperPearson.Upper(Total * size / Requests, size, alpha);
    }

    double EffectiveSize(double designEffect, double alpha) =>
        KornGraubard.EffectiveSize(Requests, designEffect, _effect.Degrees, alpha);
}

namespace LoadTest.Judge;

/// <summary>
/// Rare stalls: three stalls seen in a run say only within a factor of about three how frequent they are, however many
/// requests each of them slowed. Separates the windows of bursts from the rest, so that an upper bound can treat the number
/// of bursts as what it is, a Poisson count.
/// </summary>
/// <remarks>
/// A window is part of a burst when k_j &gt; e_j + 6 √(e_j + 1), e_j = n_j · median(k/n). Neighbouring ones are one burst.
/// With b bursts: U ≥ U_rest + (excess/N) · χ²_{1−α}(2b + 2) / (2b). It cannot know of stalls that did not happen in the run:
/// one that is rarer than every T/4.6 is unseen with a probability above 1 %.
/// </remarks>
internal sealed class BurstGuard
{
    const double Deviations = 6;

    readonly double _excess;
    readonly int _bursts;
    readonly long _requests;

    public BurstGuard(IReadOnlyList<RequestWindow> windows)
    {
        var typical = Median(windows.Select(w => w.Total / w.Requests));
        var rest = new RequestWindow[windows.Count];
        var wasBurst = false;
        for (var j = 0; j < windows.Count; j++)
        {
            var expected = windows[j].Requests * typical;
            var isBurst = windows[j].Total > expected + (Deviations * Math.Sqrt(expected + 1));
            rest[j] = isBurst ? windows[j] with { Total = expected } : windows[j];
            if (isBurst) _excess += windows[j].Total - expected;
            if (isBurst && !wasBurst) _bursts++;
            _requests += windows[j].Requests;
            wasBurst = isBurst;
        }

        Rest = rest;
    }

    /// <summary>Whether there was any burst.</summary>
    public bool HasBursts => _bursts > 0;

    /// <summary>The windows as they would have been without bursts.</summary>
    public IReadOnlyList<RequestWindow> Rest { get; }

    /// <summary>What the bursts may add to the share of exceedances, at error rate α.</summary>
    public double Allowance(double alpha) => HasBursts ? _excess / _requests * PoissonBound.Upper(_bursts, alpha) / _bursts : 0;

    static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : 0.5 * (sorted[middle - 1] + sorted[middle]);
    }
}

namespace LoadTest.Judge;

/// <summary>The numbers behind a verdict. Latencies are in nanoseconds, failure ratios between 0 and 1, rates per second.</summary>
public sealed record Evidence
{
    /// <summary>Evidence of a threshold for which nothing was measured.</summary>
    public static Evidence None { get; } = new()
    {
        Estimate = double.NaN,
        Lower = double.NaN,
        Upper = double.NaN,
        Confidence = 0,
        Requests = 0,
        EffectiveRequests = 0,
        Measured = TimeSpan.Zero,
    };

    /// <summary>The measured value of the statistic; <see cref="double.PositiveInfinity"/> when failed requests reach into the percentile.</summary>
    public required double Estimate { get; init; }

    /// <summary>Lower end of the two-sided confidence interval of the statistic; NaN when the statistic is a fact of the run (count, rate, max).</summary>
    public required double Lower { get; init; }

    /// <summary>Upper end of the interval; <see cref="double.PositiveInfinity"/> when the run cannot bound it; NaN for a fact of the run.</summary>
    public required double Upper { get; init; }

    /// <summary>The confidence of the interval, for example 0.98 when each side errs in 1 % of runs; 0 when there is no interval.</summary>
    public required double Confidence { get; init; }

    /// <summary>How many requests the statistic reads (n).</summary>
    public required long Requests { get; init; }

    /// <summary>How many independent requests carry the same information (n divided by the design effect).</summary>
    public required double EffectiveRequests { get; init; }

    /// <summary>The length of the measurement.</summary>
    public required TimeSpan Measured { get; init; }

    /// <summary>The smallest relative change of the statistic that this run could have proven, 0.04 = 4 %; NaN when not applicable.</summary>
    public double SmallestProvableChange { get; init; } = double.NaN;

    /// <summary>How much longer the measurement would have to be to decide an undecided threshold; zero when it is decided or cannot be said.</summary>
    public TimeSpan MoreNeeded { get; init; }
}

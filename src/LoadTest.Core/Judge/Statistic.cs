using System.Globalization;

namespace LoadTest.Judge;

/// <summary>The number that a threshold judges, for example <c>p95</c>, <c>mean</c> or <c>failures</c>.</summary>
public sealed record Statistic
{
    Statistic(StatisticKind kind, decimal percent = 0)
    {
        Kind = kind;
        Percent = percent;
    }

    /// <summary>The mean response time of the successful requests, in nanoseconds.</summary>
    public static Statistic Mean { get; } = new(StatisticKind.Mean);

    /// <summary>The largest response time, in nanoseconds.</summary>
    public static Statistic Max { get; } = new(StatisticKind.Max);

    /// <summary>The share of failed requests, between 0 and 1.</summary>
    public static Statistic Failures { get; } = new(StatisticKind.Failures);

    /// <summary>Completed requests per second.</summary>
    public static Statistic Rate { get; } = new(StatisticKind.Rate);

    /// <summary>The number of completed requests.</summary>
    public static Statistic Count { get; } = new(StatisticKind.Count);

    /// <summary>The last value of a gauge.</summary>
    public static Statistic Value { get; } = new(StatisticKind.Value);

    /// <summary>The largest value of a gauge.</summary>
    public static Statistic Peak { get; } = new(StatisticKind.Peak);

    /// <summary>Which family of statistics this is.</summary>
    public StatisticKind Kind { get; }

    /// <summary>The percent of a percentile, for example 99.9; 0 for every other statistic.</summary>
    public decimal Percent { get; }

    /// <summary>The allowed share of requests beyond the limit of a percentile: 0.05 for p95. Exact, hence decimal.</summary>
    internal decimal TailShare => (100 - Percent) / 100;

    /// <summary>Whether this reads a gauge and not requests.</summary>
    internal bool IsOfGauge => Kind is StatisticKind.Value or StatisticKind.Peak;

    /// <summary>The percentile <paramref name="percent"/> of the response times, in nanoseconds.</summary>
    /// <param name="percent">Above 0 and below 100.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="percent"/> is not between 0 and 100.</exception>
    public static Statistic Percentile(decimal percent)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(percent);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(percent, 100m);
        return new Statistic(StatisticKind.Percentile, percent);
    }

    /// <summary>The word that thresholds write, for example <c>p99.9</c>.</summary>
    public override string ToString() => Kind switch
    {
        StatisticKind.Percentile => string.Create(CultureInfo.InvariantCulture, $"p{Percent:0.############################}"),
        StatisticKind.Mean => "mean",
        StatisticKind.Max => "max",
        StatisticKind.Failures => "failures",
        StatisticKind.Rate => "rate",
        StatisticKind.Count => "count",
        StatisticKind.Value => "value",
        StatisticKind.Peak => "peak",
        _ => Kind.ToString(),
    };
}

namespace LoadTest.Judge;

/// <summary>A unit in which the limit of a statistic can be written, and what one of it is in the unit of <see cref="Threshold.Limit"/>.</summary>
/// <param name="Symbol">As the user writes it, for example <c>ms</c>; empty for plain numbers.</param>
/// <param name="Factor">What to multiply the written number with.</param>
internal sealed record LimitUnit(string Symbol, decimal Factor)
{
    const decimal NanosPerSecond = 1_000_000_000;

    static readonly LimitUnit[] OfLatency =
    [
        new("µs", 1_000), new("us", 1_000), new("ms", 1_000_000), new("s", NanosPerSecond), new("m", 60 * NanosPerSecond),
    ];

    static readonly LimitUnit[] OfFailures = [new("%", 0.01m)];
    static readonly LimitUnit[] OfRate = [new("/s", 1)];
    static readonly LimitUnit[] OfCount = [new("", 1)];

    /// <summary>The units of a statistic.</summary>
    public static IReadOnlyList<LimitUnit> For(StatisticKind statistic) => statistic switch
    {
        StatisticKind.Percentile or StatisticKind.Mean or StatisticKind.Max => OfLatency,
        StatisticKind.Failures => OfFailures,
        StatisticKind.Rate => OfRate,
        StatisticKind.Count or StatisticKind.Value or StatisticKind.Peak => OfCount,
        _ => throw new ArgumentOutOfRangeException(nameof(statistic), statistic, "Unknown statistic."),
    };

    /// <summary>The symbol in the form that thresholds are printed with: <c>us</c> is printed as <c>µs</c>.</summary>
    public string Printed => Symbol == "us" ? "µs" : Symbol;
}

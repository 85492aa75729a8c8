namespace LoadTest.Judge;

/// <summary>Which limits make sense: those that can hold and can be violated.</summary>
internal static class LimitRange
{
    const decimal MaxNumber = 1_000_000_000_000_000;
    const decimal MaxLatencyNanos = 24m * 3_600 * 1_000_000_000;

    /// <summary>What is wrong with a limit, as the continuation of "threshold '…'"; empty when it makes sense.</summary>
    public static string Objection(Statistic statistic, Comparison comparison, decimal number, LimitUnit unit) =>
        number > MaxNumber ? "has a limit that is too large" : statistic.Kind switch
        {
            StatisticKind.Percentile or StatisticKind.Mean or StatisticKind.Max => OfLatency(number * unit.Factor),
            StatisticKind.Failures => OfFailures(comparison, number),
            StatisticKind.Value or StatisticKind.Peak => "",
            StatisticKind.Count when decimal.Truncate(number) != number => "has a fraction in a count",
            _ => OfAmount(comparison, number),
        };

    /// <summary>What to write instead.</summary>
    public static string Allowed(Statistic statistic) => statistic.Kind switch
    {
        StatisticKind.Percentile or StatisticKind.Mean or StatisticKind.Max => "a limit of at least 1 ns and at most 1440m",
        StatisticKind.Failures => "a limit between 0% and 100%, with <= for 0%",
        StatisticKind.Rate => "a limit above 0/s",
        StatisticKind.Count => "a whole number above 0",
        StatisticKind.Value or StatisticKind.Peak => "a number",
        _ => throw new ArgumentOutOfRangeException(nameof(statistic), statistic, "Unknown statistic."),
    };

    /// <summary>The limit in the unit of <see cref="Threshold.Limit"/>; latencies in whole nanoseconds.</summary>
    public static double ValueOf(decimal number, LimitUnit unit)
    {
        var value = number * unit.Factor;
        return (double)(unit.Factor > 1 ? decimal.Round(value, MidpointRounding.AwayFromZero) : value);
    }

    static string OfLatency(decimal nanos) => nanos switch
    {
        < 0.5m => "has a limit that no request can meet",
        > MaxLatencyNanos => "has a limit longer than a day",
        _ => "",
    };

    static string OfFailures(Comparison comparison, decimal percent) => (comparison, percent) switch
    {
        (Comparison.LessThan, 0) => "can never hold: no share is below 0 %",
        (_, > 100) or (Comparison.AtMost, 100) => "always holds: no share is above 100 %",
        _ => "",
    };

    // Without any request there is nothing to judge, so 'at most 0' could not pass either.
    static string OfAmount(Comparison comparison, decimal number) => (comparison, number) switch
    {
        (Comparison.AtLeast, 0) => "always holds: nothing is below 0",
        (Comparison.LessThan or Comparison.AtMost, 0) => "can never pass: a run without requests proves nothing",
        _ => "",
    };
}

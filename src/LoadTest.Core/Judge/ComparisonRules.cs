namespace LoadTest.Judge;

/// <summary>What a <see cref="Comparison"/> means: its symbol and whether a value satisfies it.</summary>
internal static class ComparisonRules
{
    public static string Symbol(this Comparison comparison) => comparison switch
    {
        Comparison.LessThan => "<",
        Comparison.AtMost => "<=",
        Comparison.GreaterThan => ">",
        Comparison.AtLeast => ">=",
        _ => throw new ArgumentOutOfRangeException(nameof(comparison), comparison, "Unknown comparison."),
    };

    /// <summary>Whether the limit bounds the value from above.</summary>
    public static bool IsUpper(this Comparison comparison) => comparison is Comparison.LessThan or Comparison.AtMost;

    public static bool Holds<T>(this Comparison comparison, T value, T limit)
        where T : IComparable<T> => comparison switch
        {
            Comparison.LessThan => value.CompareTo(limit) < 0,
            Comparison.AtMost => value.CompareTo(limit) <= 0,
            Comparison.GreaterThan => value.CompareTo(limit) > 0,
            Comparison.AtLeast => value.CompareTo(limit) >= 0,
            _ => throw new ArgumentOutOfRangeException(nameof(comparison), comparison, "Unknown comparison."),
        };
}

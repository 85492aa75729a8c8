using System.Globalization;

namespace LoadTest.Reliability;

/// <summary>
/// How much is repeated: by default a fraction that fits into every build, and with <c>RELIABILITY_EXTENT=full</c> as much as makes rare
/// races show. What has numbered repetitions can be run in pieces: <c>RELIABILITY_SEEDS=101-200</c>.
/// </summary>
internal static class Extent
{
    const string Variable = "RELIABILITY_EXTENT";
    const string SeedsVariable = "RELIABILITY_SEEDS";

    /// <summary>Whether everything is to be run.</summary>
    public static bool IsFull => Of(fraction: 0, full: 1) == 1;

    /// <summary>One of two numbers.</summary>
    /// <exception cref="InvalidOperationException">The variable is neither empty nor <c>full</c>.</exception>
    public static int Of(int fraction, int full) => Environment.GetEnvironmentVariable(Variable) switch
    {
        null or "" => fraction,
        "full" => full,
        var other => throw new InvalidOperationException($"{Variable} is '{other}'. Leave it away, or set it to 'full'."),
    };

    /// <summary>The numbers from 1 to one of two, or those that are asked for.</summary>
    /// <exception cref="InvalidOperationException">The variable is no range.</exception>
    public static IEnumerable<int> Seeds(int fraction, int full)
    {
        if (Environment.GetEnvironmentVariable(SeedsVariable) is not { Length: > 0 } range) return Enumerable.Range(1, Of(fraction, full));

        return range.Split('-') is [var first, var last] && TryRead(first, out var from) && TryRead(last, out var to) && to >= from
            ? Enumerable.Range(from, to - from + 1)
            : throw new InvalidOperationException($"{SeedsVariable} is '{range}'. Give the first and the last number, such as '101-200'.");
    }

    static bool TryRead(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}

using System.Runtime.CompilerServices;

namespace LoadTest.Schedule;

/// <summary>The range of arrival rates.</summary>
internal static class ArrivalRateRange
{
    const double Most = 1_000_000;

    /// <summary>Gives a rate back that lets arrivals come.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not more than 0 and at most a million per second.</exception>
    public static double Positive(double perSecond, [CallerArgumentExpression(nameof(perSecond))] string? name = null) => perSecond is > 0 and <= Most
        ? perSecond
        : throw new ArgumentOutOfRangeException(name, perSecond, "An arrival rate must be more than 0 and at most 1,000,000 per second.");

    /// <summary>Gives a rate back that may be 0 for a time.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not 0 or more and at most a million per second.</exception>
    public static double OrZero(double perSecond, [CallerArgumentExpression(nameof(perSecond))] string? name = null) =>
        perSecond == 0 ? 0 : Positive(perSecond, name);
}

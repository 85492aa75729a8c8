using System.Globalization;

namespace LoadTest.Measure;

/// <summary>
/// Writes quantities for people: always in the invariant culture, always with their unit, so that every message and report
/// says a number in the same way.
/// </summary>
internal static class Units
{
    const double NanosPerMicro = 1e3;
    const double NanosPerMilli = 1e6;
    const double NanosPerSecond = 1e9;
    const int DefaultDigits = 3;

    /// <summary>A latency, for example <c>312 ms</c>, <c>1.50 s</c>, <c>85 µs</c>.</summary>
    /// <param name="nanos">Nanoseconds; positive infinity is <c>unbounded</c>.</param>
    /// <param name="digits">Significant digits; microseconds from 10 up are whole unless more than 3 are asked for.</param>
    public static string Latency(double nanos, int digits = DefaultDigits)
    {
        if (!double.IsFinite(nanos)) return NotFinite(nanos);

        var (number, unit) = LatencyParts(nanos, digits);
        return $"{number} {unit}";
    }

    /// <summary>A range of latencies, the unit only once when it is the same: <c>298–331 ms</c>.</summary>
    public static string LatencyRange(double lowerNanos, double upperNanos)
    {
        if (!double.IsFinite(lowerNanos) && !double.IsFinite(upperNanos)) return NotFinite(lowerNanos);
        if (!double.IsFinite(upperNanos)) return $"{Latency(lowerNanos)} or more";

        var (lower, lowerUnit) = LatencyParts(lowerNanos, DefaultDigits);
        var (upper, upperUnit) = LatencyParts(upperNanos, DefaultDigits);
        return lowerUnit == upperUnit ? $"{lower}–{upper} {upperUnit}" : $"{lower} {lowerUnit}–{upper} {upperUnit}";
    }

    /// <summary>A share, for example <c>0.42 %</c> for 0.0042; trailing zeros are left out.</summary>
    public static string Ratio(double ratio, int digits = DefaultDigits) => $"{RatioNumber(ratio, digits)} %";

    /// <summary>A range of shares: <c>0.1–0.42 %</c>.</summary>
    public static string RatioRange(double lower, double upper) =>
        $"{RatioNumber(lower, DefaultDigits)}–{RatioNumber(upper, DefaultDigits)} %";

    /// <summary>A rate, for example <c>812/s</c>.</summary>
    public static string Rate(double perSecond, int digits = DefaultDigits) =>
        double.IsFinite(perSecond) ? $"{Significant(perSecond, digits)}/s" : NotFinite(perSecond);

    /// <summary>A whole number in groups of three digits: <c>18 204</c>.</summary>
    public static string Count(double count) =>
        double.IsFinite(count) ? Grouped(Math.Round(count), "N0") : NotFinite(count);

    /// <summary>A plain number, for example <c>12.5</c> or <c>18 204</c>; trailing zeros are left out.</summary>
    public static string Number(double value, int digits = DefaultDigits)
    {
        if (!double.IsFinite(value)) return NotFinite(value);

        var text = Significant(value, digits);
        return text.Contains('.', StringComparison.Ordinal) ? text.TrimEnd('0').TrimEnd('.') : text;
    }

    /// <summary>A span of time: <c>2.5 s</c>, <c>140 s</c>, from ten minutes on <c>12 min</c>, from ten hours on <c>11 h</c>.</summary>
    public static string Duration(TimeSpan duration) => duration switch
    {
        { TotalHours: >= 10 } => $"{Count(duration.TotalHours)} h",
        { TotalMinutes: >= 10 } => $"{Count(duration.TotalMinutes)} min",
        { TotalSeconds: >= 10 } => $"{Count(duration.TotalSeconds)} s",
        _ => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalSeconds:0.#} s"),
    };

    static (string Number, string Unit) LatencyParts(double nanos, int digits)
    {
        // Compared after rounding: 999.9 µs is 1.00 ms, not 1 000 µs.
        var rounded = RoundTo(nanos, digits);
        return rounded switch
        {
            < NanosPerMicro => (Grouped(Math.Round(nanos), "N0"), "ns"),
            < 10 * NanosPerMicro => (Significant(nanos / NanosPerMicro, digits), "µs"),
            < NanosPerMilli when digits <= DefaultDigits => (Grouped(Math.Round(nanos / NanosPerMicro), "N0"), "µs"),
            < NanosPerMilli => (Significant(nanos / NanosPerMicro, digits), "µs"),
            < NanosPerSecond => (Significant(nanos / NanosPerMilli, digits), "ms"),
            _ => (Significant(nanos / NanosPerSecond, digits), "s"),
        };
    }

    static string RatioNumber(double ratio, int digits) => Number(100 * ratio, digits);

    // Digits before the point are all kept: 18 204/s, not 18 200/s.
    static string Significant(double value, int digits)
    {
        var rounded = RoundTo(value, digits);
        var decimals = Math.Clamp(digits - 1 - Magnitude(rounded), 0, 15);
        return Grouped(decimals == 0 ? Math.Round(value, MidpointRounding.AwayFromZero) : rounded, $"N{(rounded == 0 ? 0 : decimals)}");
    }

    static double RoundTo(double value, int digits)
    {
        var decimals = digits - 1 - Magnitude(value);
        if (decimals >= 0) return Math.Round(value, Math.Min(decimals, 15), MidpointRounding.AwayFromZero);

        var unit = Math.Pow(10, -decimals);
        return Math.Round(value / unit, MidpointRounding.AwayFromZero) * unit;
    }

    static int Magnitude(double value) => value == 0 ? 0 : (int)Math.Floor(Math.Log10(Math.Abs(value)));

    static string Grouped(double value, string format) =>
        value.ToString(format, CultureInfo.InvariantCulture).Replace(',', ' ');

    static string NotFinite(double value) => double.IsNaN(value) ? "unknown" : "unbounded";
}

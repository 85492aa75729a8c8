using System.Buffers;
using System.Globalization;

namespace LoadTest.Schedule;

/// <summary>
/// Reads durations as people write them: <c>30s</c>, <c>5m</c>, <c>1h3m7s</c>, <c>500ms</c>, <c>1.5s</c>.
/// <code>
/// duration = part { part }          each unit at most once, largest first
/// part     = number unit
/// number   = digit { digit } [ "." digit { digit } ]
/// unit     = "h" | "m" | "s" | "ms"
/// </code>
/// </summary>
internal static class DurationText
{
    /// <summary>What to write, for messages.</summary>
    public const string Examples = "'500ms', '30s', '5m' or '1h3m7s'";

    static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789.");
    static readonly (string Unit, double Seconds)[] Units = [("h", 3600), ("m", 60), ("s", 1), ("ms", 0.001)];

    /// <summary>Reads <paramref name="text"/>; false when it is no duration or longer than a year.</summary>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = TimeSpan.Zero;
        var rest = text.AsSpan().Trim();
        var nextUnit = 0;
        double seconds = 0;
        while (!rest.IsEmpty)
        {
            if (!TryTakePart(ref rest, ref nextUnit, out var part)) return false;
            seconds += part;
        }

        if (nextUnit == 0 || seconds > TimeSpan.FromDays(366).TotalSeconds) return false;
        duration = TimeSpan.FromTicks((long)Math.Round(seconds * TimeSpan.TicksPerSecond));
        return true;
    }

    /// <summary>Writes a duration in the form that <see cref="TryParse"/> reads, for example <c>1h3m7s</c>.</summary>
    public static string Format(TimeSpan duration)
    {
        if (duration < TimeSpan.FromSeconds(1))
            return string.Create(CultureInfo.InvariantCulture, $"{duration.TotalMilliseconds:0.###}ms");

        var hours = duration.Days * 24 + duration.Hours;
        var seconds = duration.Seconds + (duration.Milliseconds / 1000.0);
        return (hours > 0 ? string.Create(CultureInfo.InvariantCulture, $"{hours}h") : "")
            + (duration.Minutes > 0 ? string.Create(CultureInfo.InvariantCulture, $"{duration.Minutes}m") : "")
            + (seconds > 0 ? string.Create(CultureInfo.InvariantCulture, $"{seconds:0.###}s") : "");
    }

    static bool TryTakePart(ref ReadOnlySpan<char> rest, ref int nextUnit, out double seconds)
    {
        seconds = 0;
        var digits = rest.IndexOfAnyExcept(NumberCharacters);
        if (digits <= 0) return false;

        var number = rest[..digits];
        if (!double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)) return false;

        rest = rest[digits..];
        var letters = rest.IndexOfAnyExcept("hms");
        var unit = letters < 0 ? rest : rest[..letters];
        for (var i = nextUnit; i < Units.Length; i++)
        {
            if (!unit.SequenceEqual(Units[i].Unit)) continue;
            seconds = value * Units[i].Seconds;
            nextUnit = i + 1;
            rest = rest[unit.Length..];
            return true;
        }

        return false;
    }
}

using System.Globalization;

namespace LoadTest.Schedule;

/// <summary>
/// Reads the stages of an arrival rate as people write them: <c>60s at 100</c> is constant, <c>30s to 200</c> a ramp from where the one
/// before has ended, or from 0.
/// <code>
/// stage = duration ( "at" | "to" ) rate       duration as DurationText; rate per second, a number of 0 or more
/// </code>
/// </summary>
internal static class ArrivalStageText
{
    /// <summary>What to write, for messages.</summary>
    public const string Examples = "'60s at 100' or '30s to 200'";

    /// <summary>Reads a stage; false when it is none.</summary>
    /// <param name="text">One stage.</param>
    /// <param name="beforePerSecond">The rate at the end of the one before.</param>
    /// <param name="stage">What it says; its duration may be zero.</param>
    public static bool TryParse(string text, double beforePerSecond, out ArrivalStage stage)
    {
        stage = default;
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (words is not [var length, "at" or "to", var value]) return false;
        if (!DurationText.TryParse(length, out var duration)) return false;
        if (!double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var rate)) return false;

        stage = new ArrivalStage(duration, words[1] == "at" ? rate : beforePerSecond, rate);
        return true;
    }
}

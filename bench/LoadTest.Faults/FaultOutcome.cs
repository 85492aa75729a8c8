using System.Globalization;

namespace LoadTest.Faults;

/// <summary>What a run under a fault said.</summary>
/// <param name="Verdict">Of the run with its thresholds.</param>
/// <param name="Causes">What it named, in its order.</param>
/// <param name="Seconds">How many seconds it called troubled.</param>
internal sealed record FaultOutcome(string Verdict, IReadOnlyList<string> Causes, int Seconds)
{
    public static FaultOutcome Read(string line) => line.Split('|') is [var verdict, var causes, var seconds, ..]
        ? new(verdict, causes.Split(',', StringSplitOptions.RemoveEmptyEntries), int.Parse(seconds, CultureInfo.InvariantCulture))
        : new("none", [], 0);

    /// <summary>A fault never fails a run and is named; without one, nothing is said.</summary>
    public bool IsGood(Fault fault) => fault.Cause is { } cause
        ? Verdict is not ("Failed" or "none") && Causes.Contains($"{cause}")
        : Verdict == "Passed" && Seconds == 0;
}

using LoadTest.Measure;

namespace LoadTest.Run;

/// <summary>
/// How late the generator itself began what a schedule had promised. Late starts are measured as latency; starts that were missing in their
/// second are load that was not there.
/// </summary>
/// <param name="limits">What is too late.</param>
/// <param name="quantile">The share of starts that must be in time: the highest percentile that the run judges.</param>
/// <param name="starts">How many starts there have been so far.</param>
internal sealed class SendLagSensor(HealthLimits limits, double quantile, Func<StartCounts> starts) : IHealthSensor
{
    /// <summary>What a run goes by that judges no percentile.</summary>
    public const double UsualQuantile = 0.95;

    // Of what the schedule asked for, 99.5 % must be there.
    const double MaxMissedPercent = 0.5;

    StartCounts _before;

    public void Look(TimeSpan span, ICollection<HealthReading> readings)
    {
        var now = starts();
        var since = now - _before;
        _before = now;
        if (span <= TimeSpan.Zero || since.Starts == 0) return;

        readings.Add(Of(GeneratorTrouble.SendLag, $"starts more than {Units.Latency((long)(limits.StartMillis * 1e6))} late", since.Slow, since.Starts, 100 * (1 - quantile)));
        readings.Add(Of(GeneratorTrouble.ArrivalFidelity, "starts more than a second late", since.Missed, since.Starts, MaxMissedPercent));
    }

    static HealthReading Of(GeneratorTrouble trouble, string quantity, long some, long all, double limit) =>
        new() { Trouble = trouble, Quantity = quantity, Value = 100.0 * some / all, Limit = limit, Unit = "%" };
}

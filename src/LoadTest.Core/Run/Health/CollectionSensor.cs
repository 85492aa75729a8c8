using LoadTest.Measure;

namespace LoadTest.Run;

/// <summary>
/// How long garbage collections stop the process. Pauses are told apart by the growth of their sum between two ticks: ticks stop
/// with everything else, so the whole of a pause lies between two of them.
/// </summary>
/// <param name="limits">What is too long.</param>
/// <param name="totalPause">All pauses since the process began.</param>
internal sealed class CollectionSensor(HealthLimits limits, Func<TimeSpan> totalPause) : IHealthSensor
{
    const double MaxMillisPerSecond = 20;

    TimeSpan _atLook = totalPause();
    TimeSpan _atTick = totalPause();
    TimeSpan _longest;

    public void Tick(in HealthTick tick)
    {
        var total = totalPause();
        if (total - _atTick > _longest) _longest = total - _atTick;
        _atTick = total;
    }

    public void Look(TimeSpan span, ICollection<HealthReading> readings)
    {
        var total = totalPause();
        if (span > TimeSpan.Zero)
        {
            readings.Add(Of("garbage collection", (total - _atLook) / span * 1_000, MaxMillisPerSecond, "ms/s"));
            readings.Add(Of("longest collection", _longest.TotalMilliseconds, limits.StallMillis, "ms"));
        }

        (_atLook, _atTick, _longest) = (total, total, TimeSpan.Zero);
    }

    static HealthReading Of(string quantity, double value, double limit, string unit) =>
        new() { Trouble = GeneratorTrouble.GarbageCollection, Quantity = quantity, Value = value, Limit = limit, Unit = unit };
}

using LoadTest.Measure;

namespace LoadTest.Run;

/// <summary>
/// How late a thread is woken up that does nothing but sleep: whatever delays it delays every request. After G. Tene's jHiccup.
/// </summary>
internal sealed class HiccupSensor(HealthLimits limits) : IHealthSensor
{
    long _worstNanos;

    public void Tick(in HealthTick tick) => _worstNanos = Math.Max(_worstNanos, tick.LateNanos);

    public void Look(TimeSpan span, ICollection<HealthReading> readings)
    {
        readings.Add(new HealthReading
        {
            Trouble = GeneratorTrouble.Hiccup,
            Quantity = "late wake-up",
            Value = _worstNanos / 1e6,
            Limit = limits.StallMillis,
            Unit = "ms",
        });
        _worstNanos = 0;
    }
}

using LoadTest.Measure;

namespace LoadTest.Run;

/// <summary>A time that the system adds up for as long as it runs: how much of it has come since the last look.</summary>
/// <param name="quantity">What messages call it.</param>
/// <param name="maxMillisPerSecond">More is trouble.</param>
internal sealed class GrowingTime(string quantity, double maxMillisPerSecond)
{
    TimeSpan _before;

    /// <summary>Adds a reading, unless there is none yet to compare with, or the system has said nothing.</summary>
    public void Look(TimeSpan? total, TimeSpan span, ICollection<HealthReading> readings)
    {
        if (total is not { } now) return;

        if (span > TimeSpan.Zero)
        {
            readings.Add(new HealthReading
            {
                Trouble = GeneratorTrouble.Cpu,
                Quantity = quantity,
                Value = (now - _before) / span * 1_000,
                Limit = maxMillisPerSecond,
                Unit = "ms/s",
            });
        }

        _before = now;
    }
}

using LoadTest.Measure;

namespace LoadTest.Run;

/// <summary>
/// How long the threads of the process could have run and had to wait for a processor, all together. Sees a busy machine whoever
/// keeps it busy. What a thread waited that has ended since is lost.
/// </summary>
/// <remarks>
/// A processor that slept needs up to a tenth of a millisecond to wake up, which counts as waiting: a healthy run with thousands of
/// awakenings per second waits longer, all in all, than one that shares its processors. So each turn is allowed a little.
/// </remarks>
internal sealed class RunQueueSensor(SystemFiles files) : IHealthSensor
{
    const string Folder = "/proc/self/task";
    const double MaxMillisPerSecond = 250;
    const double AllowedMillisPerTurn = 0.2;

    static readonly SchedulerTimes None = new(0, 0);

    Dictionary<string, SchedulerTimes> _before = new(StringComparer.Ordinal);

    public void Look(TimeSpan span, ICollection<HealthReading> readings)
    {
        var now = new Dictionary<string, SchedulerTimes>(_before.Count, StringComparer.Ordinal);
        var (waited, turns) = (0L, 0L);
        foreach (var thread in files.Names(Folder))
        {
            if (SchedulerTimes.Read(files.Read($"{Folder}/{thread}/schedstat")) is not { } times) continue;
            var before = _before.GetValueOrDefault(thread, None);
            now[thread] = times;
            waited += times.WaitedNanos - before.WaitedNanos;
            turns += times.Turns - before.Turns;
        }

        _before = now;
        if (span <= TimeSpan.Zero || now.Count == 0) return;

        readings.Add(new HealthReading
        {
            Trouble = GeneratorTrouble.Cpu,
            Quantity = "wait for a processor",
            Value = Math.Max(0, (waited / 1e6) - (AllowedMillisPerTurn * turns)) / span.TotalSeconds,
            Limit = MaxMillisPerSecond,
            Unit = "ms/s",
        });
    }
}

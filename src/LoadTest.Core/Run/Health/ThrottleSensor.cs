using LoadTest.Measure;

namespace LoadTest.Run;

/// <summary>How long a container's quota kept the process from running: <c>cpu.stat</c> of its control group, in version 2 or 1.</summary>
internal sealed class ThrottleSensor : IHealthSensor
{
    const double MaxMillisPerSecond = 10;

    readonly SystemFiles _files;
    readonly string _path;
    TimeSpan _before;

    public ThrottleSensor(SystemFiles files)
    {
        _files = files;
        _path = ControlGroup.FileOf(files, "cpu.stat");
    }

    public void Look(TimeSpan span, ICollection<HealthReading> readings)
    {
        if (_path.Length == 0 || Throttled(_files.Read(_path)) is not { } now) return;

        if (span > TimeSpan.Zero)
        {
            readings.Add(new HealthReading
            {
                Trouble = GeneratorTrouble.Cpu,
                Quantity = "throttled by the container's quota",
                Value = (now - _before) / span * 1_000,
                Limit = MaxMillisPerSecond,
                Unit = "ms/s",
            });
        }

        _before = now;
    }

    /// <summary><c>throttled_usec</c> of version 2 in microseconds, <c>throttled_time</c> of version 1 in nanoseconds.</summary>
    static TimeSpan? Throttled(string? text) =>
        ControlGroup.ValueOf(text, "throttled_usec") is { } micros ? TimeSpan.FromMicroseconds(micros)
        : ControlGroup.ValueOf(text, "throttled_time") is { } nanos ? TimeSpan.FromTicks(nanos / TimeSpan.NanosecondsPerTick)
        : null;
}

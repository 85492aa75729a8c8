using LoadTest.Measure;

namespace LoadTest.Run;

/// <summary>How long a container's quota kept the process from running: <c>cpu.stat</c> of its control group, in version 2 or 1.</summary>
internal sealed class ThrottleSensor : IHealthSensor
{
    const double MaxMillisPerSecond = 10;

    readonly SystemFiles _files;
    readonly string _path;
    readonly GrowingTime _time = new("throttled by the container's quota", MaxMillisPerSecond);

    public ThrottleSensor(SystemFiles files)
    {
        _files = files;
        _path = ControlGroup.FileOf(files, "cpu.stat");
    }

    public void Look(TimeSpan span, ICollection<HealthReading> readings)
    {
        if (_path.Length > 0) _time.Look(Throttled(_files.Read(_path)), span, readings);
    }

    /// <summary><c>throttled_usec</c> of version 2 in microseconds, <c>throttled_time</c> of version 1 in nanoseconds.</summary>
    static TimeSpan? Throttled(string? text) =>
        ControlGroup.ValueOf(text, "throttled_usec") is { } micros ? TimeSpan.FromMicroseconds(micros)
        : ControlGroup.ValueOf(text, "throttled_time") is { } nanos ? TimeSpan.FromTicks(nanos / TimeSpan.NanosecondsPerTick)
        : null;
}

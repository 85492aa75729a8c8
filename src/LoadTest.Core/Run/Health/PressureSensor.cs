using System.Globalization;
using LoadTest.Measure;

namespace LoadTest.Run;

/// <summary>
/// Pressure stall information (Linux, Documentation/accounting/psi.rst): the share of time in which some thread of the container had to
/// wait for a processor. Stands in for <see cref="RunQueueSensor"/> where threads do not say how long they waited.
/// </summary>
internal sealed class PressureSensor : IHealthSensor
{
    const double MaxMillisPerSecond = 250;
    const string ThreadsSay = "/proc/self/schedstat";
    const string OfMachine = "/proc/pressure/cpu";

    readonly SystemFiles _files;
    readonly string _path;
    readonly GrowingTime _time = new("processor pressure", MaxMillisPerSecond);

    public PressureSensor(SystemFiles files)
    {
        _files = files;
        var ofContainer = ControlGroup.FileOf(files, "cpu.pressure");
        _path = SchedulerTimes.Read(files.Read(ThreadsSay)) is not null ? "" : ofContainer.Length > 0 ? ofContainer : OfMachine;
    }

    public void Look(TimeSpan span, ICollection<HealthReading> readings)
    {
        if (_path.Length > 0) _time.Look(Total(_files.Read(_path)), span, readings);
    }

    /// <summary>The <c>total</c> of the line <c>some</c>, in microseconds.</summary>
    static TimeSpan? Total(string? text)
    {
        const string Key = "total=";
        var some = (text ?? "").Split('\n').FirstOrDefault(line => line.StartsWith("some ", StringComparison.Ordinal));
        var total = some?.Split(' ').FirstOrDefault(field => field.StartsWith(Key, StringComparison.Ordinal));
        return long.TryParse(total?[Key.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var micros) ? TimeSpan.FromMicroseconds(micros) : null;
    }
}

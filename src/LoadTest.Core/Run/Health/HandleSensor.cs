using System.Globalization;
using LoadTest.Measure;

namespace LoadTest.Run;

/// <summary>How many of the file handles that the process may have are open; each connection is one.</summary>
internal sealed class HandleSensor(SystemFiles files) : IHealthSensor
{
    const double MaxPercent = 80;

    double? _allowed;

    public void Look(TimeSpan span, ICollection<HealthReading> readings)
    {
        // Without a handle to read the limit with, the one before holds.
        _allowed = Allowed(files.Read("/proc/self/limits")) ?? _allowed;
        if (_allowed is not { } allowed) return;

        // There is always at least one, that of the folder itself: when none is seen, there was none left to look with.
        var open = files.Count("/proc/self/fd");
        readings.Add(new HealthReading
        {
            Trouble = GeneratorTrouble.Connections,
            Quantity = "open file handles",
            Value = open == 0 ? 100 : 100.0 * open / allowed,
            Limit = MaxPercent,
            Unit = "%",
        });
    }

    /// <summary>The soft limit in <c>Max open files  1024  4096  files</c>.</summary>
    static double? Allowed(string? text)
    {
        const string Name = "Max open files";
        var line = (text ?? "").Split('\n').FirstOrDefault(line => line.StartsWith(Name, StringComparison.Ordinal));
        return line?[Name.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var soft, ..] && double.TryParse(soft, NumberStyles.None, CultureInfo.InvariantCulture, out var allowed)
            ? allowed
            : null;
    }
}

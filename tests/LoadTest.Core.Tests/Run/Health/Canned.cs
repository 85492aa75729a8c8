using LoadTest.Measure;
using LoadTest.Run;

namespace LoadTest.Tests.Run.Health;

/// <summary>Files that say what a test wants them to, and what a sensor makes of it.</summary>
internal sealed class Canned
{
    readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);

    public Canned() => Files = new SystemFiles(_texts.GetValueOrDefault, NamesIn, folder => NamesIn(folder).Length);

    public SystemFiles Files { get; }

    public string this[string path]
    {
        set => _texts[path] = value;
    }

    public void Remove(string path) => _texts.Remove(path);

    /// <summary>What a sensor reads when it looks after a second, as <c>quantity value</c>; trouble in capitals.</summary>
    public static string Look(IHealthSensor sensor, double seconds = 1)
    {
        var readings = new List<HealthReading>();
        sensor.Look(TimeSpan.FromSeconds(seconds), readings);
        return string.Join(", ", readings.Select(reading => reading.IsTrouble ? Text(reading).ToUpperInvariant() : Text(reading)));
    }

    static string Text(HealthReading reading) => FormattableString.Invariant($"{reading.Quantity} {Math.Round(reading.Value, 3)}");

    string[] NamesIn(string folder) => [.. _texts.Keys.Where(path => path.StartsWith(folder + '/', StringComparison.Ordinal)).Select(path => path[(folder.Length + 1)..].Split('/')[0]).Distinct(StringComparer.Ordinal)];
}

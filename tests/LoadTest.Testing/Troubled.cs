using LoadTest.Measure;

namespace LoadTest.Testing;

/// <summary>Histories of a generator's health, made by hand.</summary>
internal static class Troubled
{
    /// <summary>One reading beyond its limit, for each kind of trouble its own.</summary>
    public static HealthReading Reading(GeneratorTrouble trouble) => trouble switch
    {
        GeneratorTrouble.Standstill => Of(trouble, "standstill", 2_004, 100, "ms"),
        GeneratorTrouble.GarbageCollection => Of(trouble, "garbage collection", 151, 20, "ms/s"),
        GeneratorTrouble.Connections => Of(trouble, "requests without a local port or file handle", 184, 0, ""),
        GeneratorTrouble.Cpu => Of(trouble, "busy processors", 99.6, 90, "%"),
        GeneratorTrouble.PoolDelay => Of(trouble, "thread pool delay", 3_006, 10, "ms"),
        GeneratorTrouble.Hiccup => Of(trouble, "late wake-up", 17.2, 10, "ms"),
        GeneratorTrouble.SendLag => Of(trouble, "late starts", 14.2, 10, "ms"),
        GeneratorTrouble.ArrivalFidelity => Of(trouble, "missing starts", 7.5, 0.5, "%"),
        _ => throw new ArgumentOutOfRangeException(nameof(trouble), trouble, "Unknown trouble."),
    };

    /// <summary>The same trouble in some seconds.</summary>
    public static HealthHistory In(IEnumerable<int> seconds, int watched, params IReadOnlyList<GeneratorTrouble> troubles)
    {
        var readings = troubles.Select(Reading).ToList();
        return new HealthHistory
        {
            Watched = watched,
            Troubled = [.. seconds.Select(second => new HealthSecond { Second = second, Readings = readings })],
            Worst = readings,
        };
    }

    static HealthReading Of(GeneratorTrouble trouble, string quantity, double value, double limit, string unit) =>
        new() { Trouble = trouble, Quantity = quantity, Value = value, Limit = limit, Unit = unit };
}

using LoadTest.Measure;

namespace LoadTest.Run;

/// <summary>Requests that failed because this machine had no port or file handle for them. No word of these comes from the system under test.</summary>
/// <param name="count">How many failures so far have a reason that says something.</param>
internal sealed class LocalFailureSensor(Func<Func<string, bool>, long> count) : IHealthSensor
{
    // What our own HTTP users say, then what the platform says in user code's own clients: Linux, then Windows.
    static readonly string[] Signs =
    [
        "this machine has no free",
        "Cannot assign requested address",
        "Address already in use",
        "Too many open files",
        "Only one usage of each socket address",
        "lacked sufficient buffer space",
    ];

    long _before;

    public void Look(TimeSpan span, ICollection<HealthReading> readings)
    {
        var now = count(IsLocal);
        readings.Add(new HealthReading
        {
            Trouble = GeneratorTrouble.Connections,
            Quantity = "requests without a local port or file handle",
            Value = now - _before,
            Limit = 0,
            Unit = "",
        });
        _before = now;
    }

    /// <summary>Whether a failure's reason says that this machine ran out of something.</summary>
    internal static bool IsLocal(string reason) => Signs.Any(sign => reason.Contains(sign, StringComparison.Ordinal));
}

using LoadTest.Measure;

namespace LoadTest.Run;

/// <summary>
/// Looks at one thing that can be wrong with the generator. Called by <see cref="HealthMonitor"/> only, never by two threads at once;
/// where it reads from is given to it, so that a test can say what it sees.
/// </summary>
internal interface IHealthSensor
{
    /// <summary>Called some two hundred times a second, for what cannot be seen afterwards. Must cost next to nothing.</summary>
    void Tick(in HealthTick tick)
    {
        // Most sensors read a counter once a second.
    }

    /// <summary>Says what it saw since the last time, and begins again. The first time only sets where counters begin.</summary>
    /// <param name="span">How long ago the last time was; zero at the first.</param>
    /// <param name="readings">Where it puts what it saw; a source that cannot be read puts nothing.</param>
    void Look(TimeSpan span, ICollection<HealthReading> readings);
}

using LoadTest.Measure;

namespace LoadTest.Run;

/// <summary>
/// Notices that the process stood still. Two signs: the health thread did not tick, although it did not wait for a processor, the
/// process used none and no garbage collection held it; or more time has passed since the machine was started than its clock for
/// durations has seen, which stops while a machine is suspended.
/// </summary>
internal sealed class PauseSensor(PauseSources sources) : IHealthSensor
{
    // Shorter ones are seen as late wake-ups.
    const double MaxMillis = 100;

    // Without knowing what the thread waited for, only what no scheduler does is called a standstill.
    const double MaxMillisUnexplained = 1_000;

    // The time since the start of the machine comes in hundredths of a second, and is read a little after the other clock.
    const double MaxSuspendedMillis = 50;

    // A thread that sleeps waits little for a processor: how long is read this often, which makes a standstill seem a little shorter.
    const int TicksBetweenWaits = 50;

    double _longestMillis;
    TimeSpan _worked;
    TimeSpan? _waited;
    TimeSpan? _sinceBoot;
    int _ticks;

    public void Tick(in HealthTick tick)
    {
        var (worked, workedBefore) = (Worked(), _worked);
        _worked = worked;
        var gap = TimeSpan.FromTicks(tick.GapNanos / TimeSpan.NanosecondsPerTick);
        if (gap.TotalMilliseconds <= MaxMillis && ++_ticks < TicksBetweenWaits) return;

        _ticks = 0;
        var (waited, waitedBefore) = (sources.WaitOfThread(), _waited);
        _waited = waited;
        var explained = worked - workedBefore + ((waited - waitedBefore) ?? TimeSpan.Zero);
        var limit = waited is null ? MaxMillisUnexplained : MaxMillis;
        if (gap.TotalMilliseconds > limit && explained < gap / 2) _longestMillis = Math.Max(_longestMillis, gap.TotalMilliseconds);
    }

    public void Look(TimeSpan span, ICollection<HealthReading> readings)
    {
        if (span == TimeSpan.Zero) (_worked, _waited) = (Worked(), sources.WaitOfThread());
        readings.Add(Of("standstill", _longestMillis, MaxMillis));
        _longestMillis = 0;

        var sinceBoot = sources.SinceBoot();
        if (span > TimeSpan.Zero && sinceBoot is { } now && _sinceBoot is { } before)
            readings.Add(Of("suspended", Math.Max(0, (now - before - span).TotalMilliseconds), MaxSuspendedMillis));
        _sinceBoot = sinceBoot;
    }

    // The process computed, or a collection held its threads.
    TimeSpan Worked() => sources.CollectionPauses() + sources.Processor();

    static HealthReading Of(string quantity, double millis, double limit) =>
        new() { Trouble = GeneratorTrouble.Standstill, Quantity = quantity, Value = millis, Limit = limit, Unit = "ms" };
}

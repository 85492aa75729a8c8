using LoadTest.Judge;
using LoadTest.Measure;

namespace LoadTest;

/// <summary>
/// Judges made-up measurements once before the load starts. The first judgement of a process compiles its code, which takes a
/// few hundred milliseconds: at the planned end of a run they would be measured as load that nobody asked for.
/// </summary>
internal static class JudgeRehearsal
{
    const int Seconds = 20;
    const int RequestsPerSecond = 50;
    const long SecondNanos = 1_000_000_000;

    public static void Hold(IReadOnlyList<Threshold> thresholds, MeasurePlan plan)
    {
        using var log = new RequestLog(plan);
        log.Window.StartAt(0);
        var slot = new RequestSlot();
        string[] names = ["rehearsal", .. thresholds.Select(threshold => threshold.Series.Name).Where(name => name.Length > 0)];
        for (var n = 0; n < Seconds * RequestsPerSecond; n++)
        {
            var start = n * SecondNanos / RequestsPerSecond;
            log.TryBegin(slot, log.IdOf(new Series("GET", names[n % names.Length])), start, start);
            log.End(slot, n % 40 == 0 ? Outcome.Failed("rehearsal") : Outcome.Ok, start + (n % 100 * 1_000_000));
        }

        var sound = log.Snapshot(Seconds * SecondNanos);
        var troubled = sound with { Health = EverythingAtOnce() };
        foreach (var metrics in (MetricsSnapshot[])[sound, troubled])
        {
            ThresholdJudge.Decide(thresholds, metrics, new JudgeOptions());
            _ = HealthFindings.Of(metrics, TroublePolicy.Inconclusive).Count();
        }
    }

    static HealthHistory EverythingAtOnce()
    {
        var readings = Enum.GetValues<GeneratorTrouble>().Select(trouble => new HealthReading { Trouble = trouble, Quantity = "rehearsal", Value = 2, Limit = 1, Unit = "" }).ToList();
        return new HealthHistory
        {
            Watched = Seconds,
            Troubled = [.. Enumerable.Range(0, Seconds).Select(second => new HealthSecond { Second = second, Readings = readings })],
            Worst = readings,
            Blocking = [new StuckUsers { Where = "rehearsal", Users = 1 }],
        };
    }
}

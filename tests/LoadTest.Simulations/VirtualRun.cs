using LoadTest.Measure;

namespace LoadTest.Simulations;

/// <summary>A run in virtual time: Poisson arrivals at 100/s for 60 s, through the recorder that real runs use.</summary>
static class VirtualRun
{
    const double Seconds = 60;
    const long WarmUpNanos = 1_000_000_000;
    const long MeasuredNanos = (long)(Seconds * 1e9);

    public static MetricsSnapshot Record(Law law, int seed, IReadOnlyList<LatencyLimit> limits)
    {
        using var log = new RequestLog(new MeasurePlan { Limits = limits });
        log.Window.StartAt(WarmUpNanos);
        log.Window.EndAt(WarmUpNanos + MeasuredNanos);
        var random = new Random(seed);
        var series = log.IdOf(new Series("GET", "/"));
        var slot = new RequestSlot();
        var latencyAt = law.Begin(random);
        for (var at = Laws.Exponential(random, Laws.ArrivalsPerSecond); at < Seconds; at += Laws.Exponential(random, Laws.ArrivalsPerSecond))
        {
            var intended = WarmUpNanos + (long)(at * 1e9);
            log.TryBegin(slot, series, intended, intended);
            log.End(slot, Outcome.Ok, intended + (long)Math.Round(latencyAt(at)));
        }

        return log.Snapshot(WarmUpNanos + MeasuredNanos);
    }
}

namespace LoadTest.Measure;

/// <summary>What one thread has recorded of intended starts. One writer; see <see cref="Recorder"/>.</summary>
internal sealed class SendLagRecorder(long slowStartNanos)
{
    public LatencyHistogram Lags { get; } = new();

    public long LateStarts { get; private set; }

    public PerSecond<SendLagSecond> Seconds { get; } = new();

    public void Record(int second, long lagNanos, bool isLate)
    {
        Lags.Record(lagNanos);
        if (isLate) LateStarts++;
        ref var counts = ref Seconds.At(second);
        counts = counts.Add(new SendLagSecond(1, lagNanos > slowStartNanos ? 1 : 0, lagNanos));
    }

    /// <summary>Puts together what the threads have recorded; those that have recorded nothing are null.</summary>
    public static SendLag Merge(IEnumerable<SendLagRecorder?> parts, long slowStartNanos, int secondCount)
    {
        var lags = new LatencyHistogram();
        var seconds = new SendLagSecond[secondCount];
        long late = 0;
        foreach (var part in parts.OfType<SendLagRecorder>())
        {
            lags.Add(part.Lags);
            late += part.LateStarts;
            part.Seconds.AddTo(seconds, static (sum, more) => sum.Add(more));
        }

        return lags.Count == 0 ? SendLag.None : new SendLag { Starts = lags.Count, LateStarts = late, Lags = lags, SlowStartNanos = slowStartNanos, Seconds = seconds };
    }
}

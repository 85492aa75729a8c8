namespace LoadTest.Measure;

/// <summary>What one thread has recorded of intended starts. One writer; see <see cref="Recorder"/>.</summary>
internal sealed class SendLagRecorder(long slowStartNanos)
{
    SendLagSecond[] _seconds = [];
    int _secondCount;

    public LatencyHistogram Lags { get; } = new();

    public long LateStarts { get; private set; }

    public ReadOnlySpan<SendLagSecond> Seconds
    {
        get
        {
            // Read once: the writer may put a longer array in its place and count up between two reads.
            var seconds = _seconds;
            return seconds.AsSpan(0, Math.Min(_secondCount, seconds.Length));
        }
    }

    public void Record(int second, long lagNanos, bool isLate)
    {
        Lags.Record(lagNanos);
        if (isLate) LateStarts++;
        if (second >= _seconds.Length) Array.Resize(ref _seconds, Math.Max(64, (second + 1) * 2));
        _seconds[second] = _seconds[second].Add(new SendLagSecond(1, lagNanos > slowStartNanos ? 1 : 0, lagNanos));
        _secondCount = Math.Max(_secondCount, second + 1);
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
            var theirs = part.Seconds;
            for (var i = 0; i < Math.Min(theirs.Length, secondCount); i++) seconds[i] = seconds[i].Add(theirs[i]);
        }

        return lags.Count == 0 ? SendLag.None : new SendLag { Starts = lags.Count, LateStarts = late, Lags = lags, SlowStartNanos = slowStartNanos, Seconds = seconds };
    }
}

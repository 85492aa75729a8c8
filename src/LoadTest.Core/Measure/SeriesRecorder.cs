namespace LoadTest.Measure;

/// <summary>What one thread has recorded of one series. One writer; see <see cref="Recorder"/>.</summary>
internal sealed class SeriesRecorder(int[] limitIndexes, bool isTimed)
{
    SecondCounts[] _seconds = [];
    int _secondCount;

    /// <summary>Which of the plan's limits read this series.</summary>
    public int[] LimitIndexes { get; } = limitIndexes;

    public LatencyHistogram ResponseTimes { get; } = new();

    public LatencyHistogram ServiceTimes { get; } = new();

    public LatencyHistogram FailedTimes { get; } = new();

    public LatencyHistogram CancelledTimes { get; } = new();

    public ReadOnlySpan<SecondCounts> Seconds
    {
        get
        {
            // Read once: the writer may put a longer array in its place and count up between two reads.
            var seconds = _seconds;
            return seconds.AsSpan(0, Math.Min(_secondCount, seconds.Length));
        }
    }

    public void Record(in Sample sample, OutcomeKind outcome, int second)
    {
        if (isTimed) RecordTimes(sample, outcome);
        CountSecond(second, outcome, isTimed ? sample.ResponseNanos : 0);
    }

    void RecordTimes(in Sample sample, OutcomeKind outcome)
    {
        switch (outcome)
        {
            case OutcomeKind.Ok:
                ResponseTimes.Record(sample.ResponseNanos);
                ServiceTimes.Record(sample.ServiceNanos);
                break;
            case OutcomeKind.Failed:
                FailedTimes.Record(sample.ResponseNanos);
                break;
            case OutcomeKind.Cancelled:
                CancelledTimes.Record(sample.ResponseNanos);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "Unknown outcome.");
        }
    }

    void CountSecond(int second, OutcomeKind outcome, long responseNanos)
    {
        if (second >= _seconds.Length) Array.Resize(ref _seconds, Math.Max(64, (second + 1) * 2));
        ref var counts = ref _seconds[second];
        counts = outcome switch
        {
            OutcomeKind.Ok => counts with { Ok = counts.Ok + 1, OkLatencySumNanos = counts.OkLatencySumNanos + responseNanos },
            OutcomeKind.Failed => counts with { Failed = counts.Failed + 1 },
            _ => counts with { Cancelled = counts.Cancelled + 1 },
        };
        _secondCount = Math.Max(_secondCount, second + 1);
    }
}

namespace LoadTest.Measure;

/// <summary>What one thread has recorded of one series. One writer; see <see cref="Recorder"/>.</summary>
internal sealed class SeriesRecorder(int[] limitIndexes, bool isTimed)
{
    /// <summary>Which of the plan's limits read this series.</summary>
    public int[] LimitIndexes { get; } = limitIndexes;

    public LatencyHistogram ResponseTimes { get; } = new();

    public LatencyHistogram ServiceTimes { get; } = new();

    public LatencyHistogram FailedTimes { get; } = new();

    public LatencyHistogram CancelledTimes { get; } = new();

    public PerSecond<SecondCounts> Seconds { get; } = new();

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
        ref var counts = ref Seconds.At(second);
        counts = outcome switch
        {
            OutcomeKind.Ok => counts with { Ok = counts.Ok + 1, OkLatencySumNanos = counts.OkLatencySumNanos + responseNanos },
            OutcomeKind.Failed => counts with { Failed = counts.Failed + 1 },
            _ => counts with { Cancelled = counts.Cancelled + 1 },
        };
    }
}

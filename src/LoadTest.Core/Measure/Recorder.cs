namespace LoadTest.Measure;

/// <summary>
/// Takes the samples of one thread. Lock-free and, once a series and its octave have been seen, allocation-free: one
/// writer (the thread it belongs to), read by the control loop once a second and at the end.
/// </summary>
internal sealed class Recorder(RequestLog log)
{
    SeriesRecorder?[] _series = [];
    readonly PerSecond<int>?[] _exceeded = new PerSecond<int>[log.Plan.Limits.Count];
    Thread _owner = Thread.CurrentThread;
    bool _isWriting;

    public long Begun { get; private set; }

    public RequestCounts WarmUp { get; private set; }

    public RequestCounts Measurement { get; private set; }

    public RequestCounts Drain { get; private set; }

    public ReadOnlySpan<SeriesRecorder?> Series => _series;

    /// <summary>Intended starts; null when this thread has seen none.</summary>
    public SendLagRecorder? SendLag { get; private set; }

    /// <summary>
    /// True while the writer is between taking a request and having counted it. The final reader waits for it: the writer
    /// sets the flag before it claims the request, so a reader that loses the claim sees the flag until the counts are in.
    /// </summary>
    public bool IsWriting
    {
        get => Volatile.Read(ref _isWriting);
        set => Volatile.Write(ref _isWriting, value);
    }

    /// <summary>By second; null when nothing has exceeded the limit.</summary>
    public PerSecond<int>? ExceededOf(int limitIndex) => _exceeded[limitIndex];

    /// <summary>Becomes this thread's, if the one it belonged to has ended: the pool's threads come and go, and each would leave one behind.</summary>
    public bool TryInherit()
    {
        if (_owner.IsAlive) return false;
        _owner = Thread.CurrentThread;
        return true;
    }

    public void CountBegun() => Begun++;

    /// <summary>Counts an intended start, if it is of the measurement.</summary>
    public void RecordStart(long dueNanos, long lagNanos, bool isLate)
    {
        if (dueNanos < log.Window.StartNanos || dueNanos >= log.Window.EndNanos) return;
        SendLag ??= new SendLagRecorder(log.Plan.SlowStartNanos);
        SendLag.Record((int)((dueNanos - log.Window.StartNanos) / 1_000_000_000), lagNanos, isLate);
    }

    public void Record(in Sample sample, OutcomeKind outcome)
    {
        var start = log.Window.StartNanos;
        var isRequest = log.RoleOf(sample.SeriesId) != SeriesRole.Timing;
        if (sample.IntendedNanos < start)
        {
            if (isRequest) WarmUp = Count(WarmUp, outcome);
        }
        else if (sample.IntendedNanos >= log.Window.EndNanos)
        {
            if (isRequest) Drain = Count(Drain, outcome);
        }
        else
        {
            if (isRequest) Measurement = Count(Measurement, outcome);
            RecordMeasured(sample, outcome, (int)((sample.IntendedNanos - start) / 1_000_000_000));
        }
    }

    void RecordMeasured(in Sample sample, OutcomeKind outcome, int second)
    {
        var series = SeriesAt(sample.SeriesId);
        series.Record(sample, outcome, second);
        foreach (var limit in series.LimitIndexes)
        {
            if (outcome != OutcomeKind.Ok || log.Plan.Limits[limit].IsExceededBy(sample.ResponseNanos)) CountExceeded(limit, second);
        }
    }

    void CountExceeded(int limit, int second) => (_exceeded[limit] ??= new PerSecond<int>()).At(second)++;

    SeriesRecorder SeriesAt(int id)
    {
        if (id >= _series.Length) Array.Resize(ref _series, Math.Max(8, (id + 1) * 2));
        return _series[id] ??= new SeriesRecorder(log.LimitIndexesOf(id), log.RoleOf(id) != SeriesRole.Event);
    }

    static RequestCounts Count(RequestCounts counts, OutcomeKind outcome) => outcome switch
    {
        OutcomeKind.Ok => counts with { Ok = counts.Ok + 1 },
        OutcomeKind.Failed => counts with { Failed = counts.Failed + 1 },
        _ => counts with { Cancelled = counts.Cancelled + 1 },
    };
}

namespace LoadTest.Measure;

/// <summary>
/// Where every request of a run is counted exactly once. Owns the series table, the failure table and one
/// <see cref="Recorder"/> for each thread that records.
/// </summary>
internal sealed class RequestLog : IDisposable
{
    readonly SeriesTable _seriesTable = new();
    readonly FailureTable _failures = new();
    readonly ThreadLocal<Recorder> _recorder;
    readonly Lock _access = new();
    Recorder[] _recorders = [];
    bool _isClosed;

    public RequestLog(MeasurePlan plan)
    {
        Plan = plan;
        _recorder = new ThreadLocal<Recorder>(RecorderOfThread);
    }

    public MeasurePlan Plan { get; }

    public MeasurementWindow Window { get; } = new();

    /// <summary>Counters and gauges of the load test's own.</summary>
    public CustomMetrics Custom { get; } = new();

    public int IdOf(Series series) => _seriesTable.IdOf(series);

    public Series SeriesOf(int seriesId) => _seriesTable.All[seriesId];

    public SeriesRole RoleOf(int seriesId) => SeriesOf(seriesId).Role;

    public int[] LimitIndexesOf(int seriesId)
    {
        var series = _seriesTable.All[seriesId];
        return [.. Enumerable.Range(0, Plan.Limits.Count).Where(i => Plan.Limits[i].Reads(series))];
    }

    /// <summary>Counts a request as begun and opens <paramref name="slot"/> for it. After <see cref="Close"/> it is not counted, neither here nor when it ends.</summary>
    /// <returns>False when the slot is taken; nothing is counted then.</returns>
    public bool TryBegin(RequestSlot slot, int seriesId, long intendedNanos, long startNanos)
    {
        var recorder = Current;
        recorder.IsWriting = true;
        var isOpen = slot.TryOpen(seriesId, intendedNanos, startNanos);

        // The opening is a full fence: either this thread sees that the log is closed, or whoever closes it sees that this thread
        // is writing. A slot that was cut in between has been counted as cancelled, and so must have begun.
        if (isOpen && (!Volatile.Read(ref _isClosed) || !slot.TryCut())) recorder.CountBegun();
        recorder.IsWriting = false;
        return isOpen;
    }

    /// <summary>Counts a start that a schedule has promised.</summary>
    /// <param name="dueNanos">When it was meant to be.</param>
    /// <param name="freeNanos">When its user was free for it.</param>
    /// <param name="startNanos">When it was.</param>
    public void CountStart(long dueNanos, long freeNanos, long startNanos)
    {
        var recorder = Current;
        recorder.IsWriting = true;
        recorder.RecordStart(dueNanos, startNanos - Math.Max(dueNanos, freeNanos), isLate: freeNanos > dueNanos);
        recorder.IsWriting = false;
    }

    /// <summary>Counts a request that ended by itself, unless the stop has cut it before.</summary>
    /// <returns>Whether it was counted.</returns>
    public bool End(RequestSlot slot, Outcome outcome, long endNanos)
    {
        var sample = slot.ToSample(endNanos);
        var recorder = Current;
        recorder.IsWriting = true;
        var isCounted = slot.TryClose();
        if (isCounted) Count(recorder, sample, outcome);
        recorder.IsWriting = false;
        return isCounted;
    }

    /// <summary>Whether there are few examples of a failure yet. Only failures of the measurement have any.</summary>
    public bool WantsExample(RequestSlot slot, string reason) => IsMeasured(slot.IntendedNanos) && _failures.WantsExample(slot.SeriesId, reason);

    /// <summary>How many failures of the measurement have a reason that says something.</summary>
    public long FailuresThat(Func<string, bool> says) => _failures.CountOf(says);

    /// <summary>Keeps an example of a failure that has been counted.</summary>
    public void AddExample(int seriesId, string reason, string example) => _failures.AddExample(seriesId, reason, example);

    /// <summary>Counts a request that is still open when the run ends.</summary>
    public void Cut(RequestSlot slot, long nowNanos)
    {
        var sample = slot.ToSample(nowNanos);
        if (slot.TryCut()) Count(Current, sample, Outcome.Cancelled);
    }

    /// <summary>Counts something that has no duration of its own, such as an exception that escaped a task.</summary>
    public void CountEvent(Series series, Outcome outcome, long startNanos, long endNanos)
    {
        var recorder = Current;
        recorder.IsWriting = true;
        Interlocked.MemoryBarrier(); // as the opening of a slot
        if (!Volatile.Read(ref _isClosed))
        {
            recorder.CountBegun();
            Count(recorder, new Sample(IdOf(series), startNanos, startNanos, endNanos), outcome);
        }

        recorder.IsWriting = false;
    }

    /// <summary>Counts a duration that is no request: only its own series knows of it.</summary>
    public void CountTiming(Series series, Outcome outcome, long nowNanos, long durationNanos)
    {
        var recorder = Current;
        recorder.IsWriting = true;
        Interlocked.MemoryBarrier(); // as the opening of a slot
        if (!Volatile.Read(ref _isClosed)) Count(recorder, new Sample(IdOf(series), nowNanos, nowNanos, nowNanos + durationNanos), outcome);
        recorder.IsWriting = false;
    }

    /// <summary>Adds to a counter, in the measurement only. A counter that was only named before is there with what it came to: 0.</summary>
    public void CountCustom(string counter, long by, long nowNanos) => Custom.Count(counter, IsMeasured(nowNanos) ? by : 0);

    /// <summary>Sets a gauge, in the measurement only.</summary>
    public void SetCustom(string gauge, double value, long nowNanos)
    {
        if (IsMeasured(nowNanos)) Custom.Set(gauge, value);
    }

    /// <summary>
    /// The run is over: what users that were given up begin from now on is not counted any more. What is open can still be cut.
    /// </summary>
    public void Close()
    {
        Interlocked.Exchange(ref _isClosed, true);
        Settle();
    }

    /// <summary>Waits until no thread is in the middle of counting. Bounded: counting takes well under a microsecond.</summary>
    public void Settle()
    {
        foreach (var recorder in Volatile.Read(ref _recorders)) SpinWait.SpinUntil(() => !recorder.IsWriting, millisecondsTimeout: 1_000);
    }

    public MetricsSnapshot Snapshot(long nowNanos)
    {
        var start = Window.StartNanos;
        var measuredNanos = start >= nowNanos ? 0 : Math.Min(nowNanos, Window.EndNanos) - start;
        return SnapshotBuilder.Build(this, Volatile.Read(ref _recorders), _seriesTable.All, _failures, TimeSpan.FromTicks(measuredNanos / 100));
    }

    public void Dispose() => _recorder.Dispose();

    // Never null: the factory makes a recorder for every thread.
    Recorder Current => _recorder.Value!;

    Recorder RecorderOfThread()
    {
        lock (_access)
        {
            if (_recorders.FirstOrDefault(recorder => recorder.TryInherit()) is { } inherited) return inherited;

            var recorder = new Recorder(this);
            Volatile.Write(ref _recorders, [.. _recorders, recorder]);
            return recorder;
        }
    }

    void Count(Recorder recorder, in Sample sample, Outcome outcome)
    {
        recorder.Record(sample, outcome.Kind);
        if (outcome.Kind == OutcomeKind.Failed && IsMeasured(sample.IntendedNanos)) _failures.Count(sample.SeriesId, outcome.Reason);
    }

    bool IsMeasured(long nanos) => nanos >= Window.StartNanos && nanos < Window.EndNanos;
}

using LoadTest.Measure;

namespace LoadTest.Run;

/// <summary>The engine's side of <see cref="RunContext"/>: what users, task sets and hooks see of the run.</summary>
internal sealed class RunState : RunContext
{
    readonly RunPlan _plan;
    readonly RunClock _clock;
    readonly RequestLog _log;
    readonly RunResources _resources;
    readonly StopTokens _stop;
    readonly Action<StopReason> _requestStop;
    int _activeUsers;
    string _abortReason = "";

    public RunState(RunPlan plan, RunClock clock, RequestLog log, RunResources resources, StopTokens stop, Action<StopReason> requestStop)
    {
        _plan = plan;
        _clock = clock;
        _log = log;
        _resources = resources;
        _stop = stop;
        _requestStop = requestStop;
    }

    public required IWorkQueue Queue { private get; init; }

    public override string Name => _plan.Scenario.Name;

    public override int Seed => _plan.Seed;

    public override TimeProvider Time => _clock.Time;

    public override TimeSpan Elapsed => TimeSpan.FromTicks(_clock.NowNanos / TimeSpan.NanosecondsPerTick);

    public override int ActiveUsers => Volatile.Read(ref _activeUsers);

    public override CancellationToken Stopping => _stop.Stopping;

    public override Uri? HostOverride => _plan.HostOverride;

    internal override bool IsDebugged => _plan.IsDebugged;

    /// <summary>Why user code has aborted the run; empty when it has not.</summary>
    public string AbortReason => Volatile.Read(ref _abortReason);

    public void AddUser() => Interlocked.Increment(ref _activeUsers);

    /// <summary>Takes a user away.</summary>
    /// <returns>How many are left.</returns>
    public int RemoveUser() => Interlocked.Decrement(ref _activeUsers);

    public override void Abort(string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        if (Interlocked.CompareExchange(ref _abortReason, reason, "").Length == 0) _requestStop(StopReason.AbortedByTest);
    }

    public override void Count(string counter, long by = 1)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(counter);
        _log.CountCustom(counter, by, _clock.NowNanos);
    }

    public override void SetGauge(string gauge, double value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(gauge);
        if (!double.IsFinite(value)) throw new ArgumentException($"The gauge '{gauge}' was set to {value}; a gauge is a finite number.", nameof(value));
        _log.SetCustom(gauge, value, _clock.NowNanos);
    }

    public override void RecordTiming(string kind, string name, TimeSpan time, string failure = "")
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(kind);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (time < TimeSpan.Zero) throw new ArgumentException($"The timing '{kind} {name}' is {time}; a duration is 0 or more.", nameof(time));

        // It belongs to the phase in which it is reported: when what it times began is not known here.
        var now = _clock.NowNanos;
        var outcome = failure.Length == 0 ? Outcome.Ok : Outcome.Failed(failure);
        _log.CountTiming(new Series(kind, name) { Role = SeriesRole.Timing }, outcome, now, RunClock.ToNanos(time));
    }

    public override T Shared<T>(string name, Func<T> create) => _resources.Shared(name, create);

    internal override void Post(Action work) => Queue.Post(work);
}

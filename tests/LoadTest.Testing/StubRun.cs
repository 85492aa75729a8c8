using LoadTest.Run;

namespace LoadTest.Testing;

/// <summary>A run without an engine, for code that only asks it for time, shared things and counters. What is recorded is kept as text.</summary>
internal sealed class StubRun(TimeProvider? time = null) : RunContext, IDisposable
{
    readonly Lock _access = new();
    readonly Dictionary<(Type, string), object> _shared = [];
    readonly List<string> _recorded = [];

    /// <summary>What counters, gauges and timings were given, in order.</summary>
    public IReadOnlyList<string> Recorded
    {
        get
        {
            lock (_access) return [.. _recorded];
        }
    }

    /// <summary>Where waiting code goes on.</summary>
    /// <value>Null: on the thread pool.</value>
    public InlineWorkQueue? Queue { get; init; }

    internal override bool IsDebugged => IsInDebugger;

    /// <summary>What <see cref="RunContext.IsDebugged"/> is.</summary>
    public bool IsInDebugger { get; set; }

    /// <summary>What <see cref="Stopping"/> is.</summary>
    public CancellationToken Stop { get; init; }

    public RunClock Clock { get; } = new(time ?? TimeProvider.System);

    public override string Name => "Stub";

    public override int Seed => 7;

    public override TimeProvider Time => Clock.Time;

    public override TimeSpan Elapsed => TimeSpan.FromTicks(Clock.NowNanos / TimeSpan.NanosecondsPerTick);

    public override int ActiveUsers => 1;

    public override CancellationToken Stopping => Stop;

    public override Uri? HostOverride => null;

    public override void Abort(string reason) => Record($"abort {reason}");

    public override void Count(string counter, long by = 1) => Record(FormattableString.Invariant($"{counter} +{by}"));

    public override void SetGauge(string gauge, double value) => Record(FormattableString.Invariant($"{gauge} = {value}"));

    public override void RecordTiming(string kind, string name, TimeSpan time, string failure = "") =>
        Record(FormattableString.Invariant($"{kind} {name}: {time.TotalMilliseconds} ms{(failure.Length > 0 ? $", {failure}" : "")}"));

    public override T Shared<T>(string name, Func<T> create)
    {
        lock (_access)
        {
            if (!_shared.TryGetValue((typeof(T), name), out var known)) _shared[(typeof(T), name)] = known = create();
            return (T)known;
        }
    }

    public void Dispose()
    {
        foreach (var shared in _shared.Values) (shared as IDisposable)?.Dispose();
    }

    internal override void Post(Action work)
    {
        if (Queue is null) base.Post(work);
        else Queue.Post(work);
    }

    void Record(string text)
    {
        lock (_access) _recorded.Add(text);
    }
}

using LoadTest.Run;

namespace LoadTest.Testing;

/// <summary>
/// A whole run in virtual time on the testing thread: step the engine, run what it posted, move the clock to whatever is due
/// next. Deterministic, and as fast as the user code in it. Bounded, so that a defect fails the test and does not hang it.
/// </summary>
internal sealed class VirtualRun : IDisposable
{
    const int MaxSteps = 2_000_000;
    const int PoolRounds = 40;

    readonly InlineWorkQueue _queue = new();
    readonly List<EngineStatus> _statuses = [];

    public VirtualRun(RunPlan plan, ManualClock clock)
    {
        Clock = clock;
        External = new ExternalWork(_queue);
        Engine = new Engine(plan, clock, _queue, _statuses.Add);
    }

    public ManualClock Clock { get; }

    public Engine Engine { get; }

    /// <summary>What the run waits for outside of virtual time.</summary>
    public ExternalWork External { get; }

    /// <summary>What an observer would have been fed.</summary>
    public IReadOnlyList<EngineStatus> Statuses => _statuses;

    public static RunOutcome Complete(RunPlan plan, ManualClock clock)
    {
        using var run = new VirtualRun(plan, clock);
        return run.ToEnd();
    }

    /// <summary>Runs until the engine has ended.</summary>
    public RunOutcome ToEnd()
    {
        WithoutContext(() => StepWhile(() => Engine.Phase != RunPhase.Ended));
        return Engine.Conclude();
    }

    /// <summary>Runs until the clock shows <paramref name="time"/>, or the engine has ended.</summary>
    public void RunTo(TimeSpan time) => WithoutContext(() => StepWhile(() => Engine.Phase != RunPhase.Ended && Clock.Elapsed < time, time));

    /// <summary>Runs until the engine has ended, in steps of <paramref name="step"/>: of runs of weeks, what happens within a step happens at its end. Nothing is fed to anybody.</summary>
    public RunOutcome ToEndBy(TimeSpan step)
    {
        WithoutContext(() =>
        {
            for (var steps = 0; Engine.Phase != RunPhase.Ended; steps++)
            {
                if (steps == MaxSteps) throw new InvalidOperationException($"The run did not end within {MaxSteps} steps.");
                Engine.Step();
                while (!_queue.IsEmpty) _queue.RunWaiting();
                _statuses.Clear();
                if (Engine.Phase != RunPhase.Drain) Clock.Advance(step);
            }
        });
        return Engine.Conclude();
    }

    public void Dispose() => Engine.Dispose();

    void StepWhile(Func<bool> isOn, TimeSpan? limit = null)
    {
        for (var steps = 0; isOn(); steps++)
        {
            if (steps == MaxSteps) throw new InvalidOperationException($"The run did not end within {MaxSteps} steps; it is at {Clock.Elapsed} in {Engine.Phase}.");

            var urgent = _queue.UrgentCount;
            var wait = Math.Max(0, Engine.Step() - Engine.Clock.NowNanos);
            var next = Clock.Elapsed + TimeSpan.FromTicks((wait + TimeSpan.NanosecondsPerTick - 1) / TimeSpan.NanosecondsPerTick);
            _queue.RunWaiting();
            if (_queue.UrgentCount > urgent) LetThePoolReact();
            if (Engine.Phase == RunPhase.Ended || TakeWake() || !_queue.IsEmpty) continue;
            if (External.IsOut)
            {
                External.WaitForOne();
                continue;
            }

            Clock.AdvanceTo(Earlier(Earlier(next, Clock.NextTimer), limit));
            _queue.RunWaiting();
        }

        _queue.RunWaiting();
    }

    // The one thing that does not happen on the testing thread: Task.Delay resumes on the pool when its token fires. What waits
    // for nothing but the clock has reacted.
    void LetThePoolReact()
    {
        for (var round = 0; round < PoolRounds && !HasReacted; round++)
        {
            _queue.RunWaiting();
            using var isThrough = new ManualResetEventSlim();
            ThreadPool.UnsafeQueueUserWorkItem(_ => isThrough.Set(), null);
            isThrough.Wait();
            SpinWait.SpinUntil(() => HasReacted, millisecondsTimeout: 5);
        }
    }

    bool HasReacted => Engine.Wake.IsSet || (_queue.IsEmpty && Clock.TimerCount + Engine.Waits >= Engine.Run.ActiveUsers);

    bool TakeWake()
    {
        if (!Engine.Wake.IsSet) return false;
        Engine.Wake.Reset();
        return true;
    }

    // The test framework's context would move continuations to its own threads.
    static void WithoutContext(Action action)
    {
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            action();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    static TimeSpan Earlier(TimeSpan a, TimeSpan? b) => b is { } other && other < a ? other : a;
}

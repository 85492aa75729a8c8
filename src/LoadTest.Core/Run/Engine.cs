using System.Runtime.ExceptionServices;
using LoadTest.Measure;

namespace LoadTest.Run;

/// <summary>
/// One run as a state machine: warm-up, measurement, drain, ended. <see cref="Step"/> does what is due and says when to come
/// back; it never waits, so that a thread drives it in a real run and a test drives it in virtual time. All its state belongs
/// to whoever calls <see cref="Step"/>, except what is marked as shared.
/// </summary>
internal sealed class Engine : IDisposable
{
    static readonly long PollNanos = RunClock.ToNanos(TimeSpan.FromMilliseconds(50));
    static readonly long FeedNanos = RunClock.ToNanos(TimeSpan.FromSeconds(1));

    readonly RunPlan _plan;
    readonly RunServices _services;
    readonly Action<EngineStatus> _feed;
    readonly MixDriver _driver;
    readonly List<UserLoop> _users = [];
    readonly HookDriver _hooks;
    readonly Drain _drain;
    readonly GeneratorProbe _probe = new();
    readonly long _measurementStart;
    Exception? _defect;
    int _usersFailedToStart;
    int _usersNotStarted;
    int _usersEndedEarly;
    int _stopRequest = NotRequested;
    long _nextFeed;
    long _askedStep;
    StopReason _stopReason;
    int _look;

    const int NotRequested = -1;

    public Engine(RunPlan plan, TimeProvider time, IWorkQueue queue, Action<EngineStatus> feed)
    {
        _plan = plan;
        _feed = feed;
        _services = RunServices.Of(plan, new RunClock(time), queue, RequestStop, WakeUnlessDisposed);
        _measurementStart = RunClock.ToNanos(plan.Scenario.MeasurementStart);
        _driver = new MixDriver([.. _services.Scenarios.Select(scenario => new ScenarioDriver(scenario, EndOfLook(plan.Looks.Count - 1), StartUser))]);
        _services.Log.Window.StartAt(_measurementStart);
        Health = new HealthMonitor(plan.Sensors(_services));
        _hooks = new HookDriver(_services, WakeUnlessDisposed);
        _drain = new Drain(_services, _hooks, plan.StopTimeout);
        if (_hooks.Stage == HookStage.Started) Phase = RunPhase.WarmUp;
    }

    public RunPhase Phase { get; private set; } = RunPhase.Starting;

    public RunClock Clock => _services.Clock;

    /// <summary>Watches the generator during the measurement; a thread beside the control loop ticks it.</summary>
    public HealthMonitor Health { get; }

    /// <summary>What user code sees of the run.</summary>
    public RunState Run => _services.Run;

    /// <summary>How many users wait for a time.</summary>
    public int Waits => _services.Dispatcher.Count;

    /// <summary>Set, from any thread, when <see cref="Step"/> should be called before its time.</summary>
    public ManualResetEventSlim Wake { get; } = new();

    /// <summary>Asks the run to stop early. May be called from any thread, any number of times; the first reason counts.</summary>
    public void RequestStop(StopReason reason)
    {
        Interlocked.CompareExchange(ref _stopRequest, (int)reason, NotRequested);
        Wake.Set();
    }

    /// <summary>Stops all users without waiting for them; for when the run itself has broken.</summary>
    public void GiveUp()
    {
        _services.Stop.BeginStop(_services.Queue);
        _services.Stop.BeginAbort(_services.Queue);
    }

    /// <summary>Does what is due now.</summary>
    /// <returns>When to call again at the latest, in nanoseconds of <see cref="Clock"/>.</returns>
    public long Step()
    {
        var now = Clock.NowNanos;
        _probe.SeeWakeUp(_askedStep, now);
        if (Volatile.Read(ref _defect) is { } defect) ExceptionDispatchInfo.Throw(defect);
        if (Phase == RunPhase.Starting) now = StepStart(now);
        if (Phase == RunPhase.Measurement) NoteBlocking();
        if (Phase is RunPhase.WarmUp or RunPhase.Measurement) StepLoad(now);
        if (Phase == RunPhase.Drain && _drain.Step(now)) Phase = RunPhase.Ended;
        if (now >= _nextFeed || Phase == RunPhase.Ended) Feed(now);
        return _askedStep = NextStep(now);
    }

    /// <summary>What the run has left behind. To be called once, after the phase has become <see cref="RunPhase.Ended"/>.</summary>
    public RunOutcome Conclude()
    {
        var stuck = _users.Where(user => !user.State.HasEnded).ToList();
        _services.Log.Close();

        // Of all users, not only those that are stuck: user code may have begun a request and never waited for it.
        foreach (var user in _users) user.State.CutRequests();
        _services.Log.Settle();
        var metrics = Snapshot(Clock.NowNanos);

        // In this order: what hooks and disposed things throw is part of what there is to say.
        _services.Hooks.GiveUp();
        var objections = _services.Hooks.Conclude(_services.Run, metrics);
        _services.Resources.Dispose();
        return new RunOutcome
        {
            Metrics = metrics,
            StopReason = _stopReason,
            LastLook = _look,
            UsersStarted = _users.Count,
            UsersFailedToStart = Math.Min(_users.Count, Volatile.Read(ref _usersFailedToStart) + _usersNotStarted),
            UsersDied = _users.Count(user => user.State.HasDied),
            UsersEndedEarly = Volatile.Read(ref _usersEndedEarly),
            Iterations = _users.Sum(user => user.State.Iterations),
            DroppedIterations = _users.Sum(user => user.State.Dropped),
            Scenarios = [.. _services.Scenarios.Select(scenario => scenario.CountsOf(_users))],
            Stuck = [.. ByDoing(stuck).OrderByDescending(group => group.Users).ThenBy(group => group.Where, StringComparer.Ordinal)],
            Errors = _services.Errors.ToList(),
            Health = _probe.Health,
            AbortReason = _services.Run.AbortReason,
            HookFailure = _services.Hooks.Failure,
            HookObjections = objections,
            Spinning = _services.Notes.Spinning,
            BackgroundCut = _services.Notes.BackgroundCut,
            UnreachableUsers = _driver.Unreachable,
        };
    }

    public void Dispose()
    {
        _services.Dispatcher.Dispose();
        _services.Stop.Dispose();
        _services.Resources.Dispose();
        _services.Log.Dispose();
        Wake.Dispose();
    }

    /// <summary>Runs the hooks that come before the first user; the run's time begins when they are through.</summary>
    long StepStart(long now)
    {
        if (_stopRequest == NotRequested) _hooks.Start();
        if (_stopRequest == NotRequested && _hooks.Stage == HookStage.Starting) return now;

        Clock.Restart();
        _nextFeed = 0;
        Phase = RunPhase.WarmUp;
        if (_services.Hooks.Failure.Length > 0) BeginDrain(0, StopReason.HookFailed);
        return 0;
    }

    void StepLoad(long now)
    {
        if (_stopRequest != NotRequested)
        {
            BeginDrain(now, (StopReason)_stopRequest);
            return;
        }

        _driver.Step(now);
        if (Phase == RunPhase.WarmUp && now >= _measurementStart) BeginMeasurement(now);
        if (_driver.Failure is not null) BeginDrain(now, StopReason.ShapeFailed);
        else if (_driver.IsFinished) BeginDrain(now, StopReason.Completed);
        else if (now >= EndOfLook(_look)) Look(now);
        else if (_services.Run.ActiveUsers == 0 && _driver.IsComplete) BeginDrain(now, StopReason.NoUsersLeft);
    }

    void NoteBlocking()
    {
        if (Health.IsPoolLate) Health.NoteBlocking(ByDoing(_users.Where(user => user.State.IsOnThread)));
    }

    static IEnumerable<StuckUsers> ByDoing(IEnumerable<UserLoop> users) => users
        .GroupBy(user => user.State.Doing, StringComparer.Ordinal)
        .Select(group => new StuckUsers { Where = group.Key, Users = group.Count() });

    MetricsSnapshot Snapshot(long now) => _services.Log.Snapshot(now) with { Health = Health.History(), IsScheduled = _services.Notes.IsScheduled, LateStarts = _services.Notes.LateStarts };

    UserLoop StartUser(RunningScenario scenario, Population population, ArrivalPool? pool)
    {
        var user = new RunningUser(_services, _users.Count) { Scenario = scenario };
        if (pool is not null) user.Seat = new ArrivalSeat(user, pool);
        var loop = new UserLoop(population, user, EndUser);
        _users.Add(loop);
        scenario.AddUser();
        _services.Run.AddUser();
        _services.Queue.Post(loop);
        return loop;
    }

    // On whatever thread the user has ended.
    void EndUser(UserLoop loop)
    {
        // UserLoop counts what user code throws: this is a defect of the engine, and it ends the run loudly.
        if (loop.Defect is { } defect) Volatile.Write(ref _defect, defect);

        var isEarly = !_services.Stop.IsStopping && !loop.State.IsRetired;
        if (isEarly && !loop.HasStarted) Interlocked.Increment(ref _usersFailedToStart);
        if (isEarly && loop is { HasStarted: true, State.HasDied: false } && IsMissed(loop)) Interlocked.Increment(ref _usersEndedEarly);
        loop.State.Seat?.Leave();
        loop.State.End();
        _services.Run.RemoveUser();
        if (loop.State.Scenario.RemoveUser() == 0) WakeUnlessDisposed();
    }

    // In an open model another one comes when it is needed.
    bool IsMissed(UserLoop loop) => _plan.Scenario.IsOnce ? loop.HasQuit : !loop.State.Scenario.Load.HasIterationLimit && loop.State.Seat is null;

    void BeginMeasurement(long now)
    {
        Phase = RunPhase.Measurement;
        _probe.Start(now);
        Health.Begin(_measurementStart, now);
    }

    void Look(long now)
    {
        Health.CatchUp(now);
        var isLast = _look == _plan.Looks.Count - 1;
        if (!isLast && _plan.GoesOnAfterLook(Snapshot(now), _look)) _look++;
        else BeginDrain(Clock.NowNanos, StopReason.Completed);
    }

    void BeginDrain(long now, StopReason reason)
    {
        Phase = RunPhase.Drain;
        _stopReason = reason;
        foreach (var scenario in _services.Scenarios) scenario.Arrivals?.End();

        // Neither failed nor at work: they hang in OnStartAsync, or a blocked pool never came to them. No load was theirs.
        _usersNotStarted = _users.Count(user => user is { HasStarted: false, State: { HasEnded: false, IsRetired: false } });
        foreach (var user in _users)
        {
            if (!user.State.HasEnded) user.State.Level?.NoteLost(now, user.State);
        }

        _services.Log.Window.EndAt(Math.Max(now, _measurementStart));
        _probe.Stop(now);
        Health.End(now);
        _drain.Begin(now, isEarly: reason != StopReason.Completed, hasUsers: _users.Count > 0);
    }

    long NextStep(long now)
    {
        var next = Math.Min(now + PollNanos, _nextFeed);
        if (Phase == RunPhase.Starting) return next;
        if (Phase == RunPhase.Drain) return Math.Min(next, _drain.NextStep);
        next = Math.Min(next, _driver.NextStep(now));
        if (Phase == RunPhase.WarmUp) next = Math.Min(next, _measurementStart);
        return Math.Min(next, EndOfLook(_look));
    }

    long EndOfLook(int look) => _measurementStart + RunClock.ToNanos(_plan.Looks.EndOf(look));

    void Feed(long now)
    {
        _nextFeed = now + FeedNanos;
        if (Phase is RunPhase.Starting or RunPhase.WarmUp or RunPhase.Measurement && _plan.IsOwnerGone()) RequestStop(StopReason.OwnerGone);
        var status = new EngineStatus
        {
            Phase = Phase,
            Elapsed = TimeSpan.FromTicks(now / TimeSpan.NanosecondsPerTick),
            PlannedEnd = TimeSpan.FromTicks(EndOfLook(_look) / TimeSpan.NanosecondsPerTick),
            ActiveUsers = _services.Run.ActiveUsers,
            Scenarios = [.. _services.Scenarios.Select(scenario => scenario.Progress)],
            Metrics = Snapshot(now),
        };
        _services.Queue.Post(() => _feed(status));
    }

    void WakeUnlessDisposed()
    {
        try
        {
            Wake.Set();
        }
        catch (ObjectDisposedException)
        {
            // A user that had been given up has ended after all, after the run.
        }
    }
}

namespace LoadTest.Run;

/// <summary>The load of one scenario in its own time: it begins when the scenario does, and is over with it. Owned by the engine's control loop.</summary>
internal sealed class ScenarioDriver : ILoadDriver
{
    readonly RunningScenario _scenario;
    readonly ILoadDriver _load;

    // Only of a scenario that ends with its iterations: a million others need not stand in one more list.
    readonly List<UserLoop> _users = [];
    long _now;
    bool _hasEnded;

    /// <param name="scenario">What is to run.</param>
    /// <param name="runEndNanos">When the run is over at the latest.</param>
    /// <param name="start">Starts a user of the run.</param>
    public ScenarioDriver(RunningScenario scenario, long runEndNanos, Func<RunningScenario, Population, ArrivalPool?, UserLoop> start)
    {
        _scenario = scenario;
        _load = scenario.Arrivals is { } arrivals
            ? new ArrivalDriver(scenario.Services, arrivals, scenario.StartNanos, Math.Min(scenario.EndNanos, runEndNanos), Start)
            : new Spawner(scenario, Start);

        UserLoop Start(Population population, ArrivalPool? pool)
        {
            var user = start(scenario, population, pool);
            if (HasLimit) _users.Add(user);
            return user;
        }
    }

    /// <summary>Whether its time is over, it has said so itself, or every iteration asked for has been run.</summary>
    public bool IsFinished => _hasEnded || _now >= _scenario.EndNanos || _load.IsFinished || HaveAllDone;

    public bool IsComplete => IsFinished || (HasBegun && _load.IsComplete);

    public Exception? Failure => _load.Failure;

    public int Unreachable => _load.Unreachable;

    bool HasBegun => _now >= _scenario.StartNanos;

    // Users that have run all the iterations asked for are through; otherwise they are lost.
    bool HaveAllDone => HasLimit && _load.IsComplete && _scenario.ActiveUsers == 0 && _users.Count > 0
        && (_scenario.Budget.IsSpent || _users.TrueForAll(user => user.HasStarted));

    bool HasLimit => _scenario.Load.HasIterationLimit || _scenario.Services.Scenario.IsOnce;

    public void Step(long now)
    {
        _now = now;
        if (HasLimit && now >= _scenario.EndNanos && !_hasEnded) _scenario.WasCut = !_load.IsFinished && !HaveAllDone;
        if (HasBegun && !IsFinished) _load.Step(now - _scenario.StartNanos);
    }

    public long NextStep(long now)
    {
        if (_hasEnded) return TimerWheel.Never;
        if (!HasBegun) return _scenario.StartNanos;

        var next = _load.NextStep(now - _scenario.StartNanos);
        return Math.Min(next < TimerWheel.Never - _scenario.StartNanos ? next + _scenario.StartNanos : next, _scenario.EndNanos);
    }

    public void End()
    {
        if (_hasEnded) return;

        _hasEnded = true;
        _load.End();
    }
}

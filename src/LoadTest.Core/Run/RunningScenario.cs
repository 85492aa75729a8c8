using LoadTest.Measure;

namespace LoadTest.Run;

/// <summary>One load of a run while it goes on: what its users share, and how many of them there are.</summary>
internal sealed class RunningScenario
{
    int _activeUsers;

    /// <param name="services">Those of the run.</param>
    /// <param name="load">What is to run.</param>
    /// <param name="index">Which of the run's loads it is, from 0.</param>
    /// <param name="wake">Has the control loop look at it. Called on any thread.</param>
    public RunningScenario(RunServices services, ScenarioLoad load, int index, Action wake)
    {
        Services = services;
        Load = load;
        StartNanos = RunClock.ToNanos(load.StartAfter);
        EndNanos = load.Length is { } length ? StartNanos + RunClock.ToNanos(length) : TimerWheel.Never;
        Budget = new IterationBudget(load.Arrivals is null ? load.Iterations : Scenario.Unlimited);
        if (load.Arrivals is { } source) Arrivals = new Arrivals(services, load, source, index, wake);
    }

    /// <summary>What the parts of the run share.</summary>
    public RunServices Services { get; }

    public ScenarioLoad Load { get; }

    /// <summary>When it begins, in nanoseconds of the run.</summary>
    public long StartNanos { get; }

    /// <summary>When it is over at the latest; <see cref="TimerWheel.Never"/> when the run decides.</summary>
    public long EndNanos { get; }

    /// <summary>The iterations of a closed model.</summary>
    public IterationBudget Budget { get; }

    /// <summary>The arrivals of an open model; null in a closed one.</summary>
    public Arrivals? Arrivals { get; }

    /// <summary>How many users are running.</summary>
    public int ActiveUsers => Volatile.Read(ref _activeUsers);

    /// <summary>Whether its time was over before all the iterations that it was asked for had been run.</summary>
    public bool WasCut { get; set; }

    public void AddUser() => Interlocked.Increment(ref _activeUsers);

    /// <summary>Takes a user away.</summary>
    /// <returns>How many are left.</returns>
    public int RemoveUser() => Interlocked.Decrement(ref _activeUsers);

    /// <summary>Where it is.</summary>
    public ScenarioProgress Progress => new() { Name = Load.Name, ActiveUsers = ActiveUsers, Arrivals = Arrivals?.Counts ?? default };

    /// <summary>What has become of it, once the run has ended.</summary>
    /// <param name="users">All users of the run.</param>
    public ScenarioCounts CountsOf(IEnumerable<UserLoop> users)
    {
        var mine = users.Where(user => user.State.Scenario == this).ToList();
        return new ScenarioCounts
        {
            Name = Load.Name,
            UsersStarted = mine.Count,
            WasCut = WasCut,
            Iterations = mine.Sum(user => user.State.Iterations),
            Arrivals = Arrivals?.Counts ?? default,
        };
    }
}

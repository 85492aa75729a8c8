namespace LoadTest.Run;

/// <summary>Adds users to an open model as its pools want them. Owned by the engine's control loop.</summary>
internal sealed class ArrivalDriver(RunServices services, Arrivals arrivals, long startNanos, long untilNanos, Func<Population, ArrivalPool?, UserLoop> start) : ILoadDriver
{
    readonly List<UserLoop> _users = [];
    bool _hasBegun;

    public bool IsFinished => arrivals.IsThrough;

    // Whoever ends is replaced when an arrival needs somebody.
    public bool IsComplete => false;

    public Exception? Failure => null;

    public int Unreachable => 0;

    public void Step(long now)
    {
        foreach (var pool in arrivals.Pools)
        {
            for (var wanted = pool.TakeWanted(); wanted > 0; wanted--) _users.Add(start(pool.Population, pool));
        }

        if (_hasBegun) return;
        _hasBegun = true;
        arrivals.Begin(startNanos, untilNanos);
    }

    // It is woken when users are wanted.
    public long NextStep(long now) => TimerWheel.Never;

    public void End()
    {
        arrivals.End();
        foreach (var user in _users) user.Retire(services.Queue);
    }
}

namespace LoadTest.Run;

/// <summary>Adds users to an open model as its pools want them. Owned by the engine's control loop.</summary>
internal sealed class ArrivalDriver(Arrivals arrivals, long untilNanos, Action<ArrivalPool> start) : ILoadDriver
{
    bool _hasBegun;

    public bool IsFinished => false;

    // Whoever ends is replaced when an arrival needs somebody.
    public bool IsComplete => false;

    public Exception? Failure => null;

    public int Unreachable => 0;

    public void Step(long now)
    {
        foreach (var pool in arrivals.Pools)
        {
            for (var wanted = pool.TakeWanted(); wanted > 0; wanted--) start(pool);
        }

        if (_hasBegun) return;
        _hasBegun = true;
        arrivals.Begin(untilNanos);
    }

    // It is woken when users are wanted.
    public long NextStep(long now) => TimerWheel.Never;
}

namespace LoadTest.Run;

/// <summary>
/// Several loads side by side, each in its own time. The run is over with the last of them; one that is over before has its users stop. Owned
/// by the engine's control loop.
/// </summary>
internal sealed class MixDriver(IReadOnlyList<ILoadDriver> loads) : ILoadDriver
{
    public bool IsFinished => All(static load => load.IsFinished);

    public bool IsComplete => All(static load => load.IsComplete);

    public Exception? Failure => loads.Select(load => load.Failure).FirstOrDefault(failure => failure is not null);

    public int Unreachable => loads.Sum(load => load.Unreachable);

    public void Step(long now)
    {
        foreach (var load in loads) load.Step(now);

        // With the last one the run ends, and stops its users itself.
        if (IsFinished) return;
        foreach (var load in loads)
        {
            if (load.IsFinished) load.End();
        }
    }

    public long NextStep(long now)
    {
        var next = long.MaxValue;
        foreach (var load in loads) next = Math.Min(next, load.NextStep(now));
        return next;
    }

    public void End()
    {
        foreach (var load in loads) load.End();
    }

    bool All(Func<ILoadDriver, bool> holds)
    {
        foreach (var load in loads)
        {
            if (!holds(load)) return false;
        }

        return true;
    }
}

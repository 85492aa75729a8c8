namespace LoadTest.Run;

/// <summary>Brings users into a run, and out of it. Stepped by the engine's control loop.</summary>
internal interface ILoadDriver
{
    /// <summary>Whether the load says itself that it is over.</summary>
    bool IsFinished { get; }

    /// <summary>Whether every user has been added that ever will be: when they all end by themselves, nobody will come any more.</summary>
    bool IsComplete { get; }

    /// <summary>What the load's own code has thrown; null when it has not.</summary>
    Exception? Failure { get; }

    /// <summary>How many users were asked for in vain.</summary>
    int Unreachable { get; }

    /// <summary>Adds and stops the users that are due.</summary>
    void Step(long now);

    /// <summary>When something is due next, in nanoseconds of the run.</summary>
    long NextStep(long now);

    /// <summary>The load is over while the run goes on: its users stop, and nobody is added any more.</summary>
    void End();
}

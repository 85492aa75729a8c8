namespace LoadTest;

/// <summary>Makes barriers: <c>Run.Barrier(…)</c>. Asking again under the same name gives the same barrier.</summary>
public static class BarrierExtensions
{
    /// <summary>A place where users wait for each other.</summary>
    /// <param name="run">The run.</param>
    /// <param name="name">Its name, for messages.</param>
    /// <param name="participants">How many make a round, 1 or more. With more than there are users, nobody gets through before the run stops.</param>
    /// <exception cref="TestDataException">LT2213: the barrier has another number of participants.</exception>
    public static UserBarrier Barrier(this RunContext run, string name, int participants)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var barrier = run.Shared(name, () => new UserBarrier(run, name, participants));
        barrier.Check(participants);
        return barrier;
    }
}

namespace LoadTest.Run;

/// <summary>How many iterations a run still has to give. Shared by all users: each iteration is taken before it begins, so the count is exact.</summary>
internal sealed class IterationBudget
{
    readonly bool _isLimited;
    long _left;

    public IterationBudget(long iterations)
    {
        _isLimited = iterations != Scenario.Unlimited;
        _left = iterations;
    }

    /// <summary>Whether every iteration has been taken.</summary>
    public bool IsSpent => _isLimited && Volatile.Read(ref _left) <= 0;

    /// <summary>Takes one; false when none is left. Without a limit it touches nothing that threads share.</summary>
    public bool TryTake() => !_isLimited || Interlocked.Decrement(ref _left) >= 0;
}

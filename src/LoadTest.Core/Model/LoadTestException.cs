namespace LoadTest;

/// <summary>A load test that cannot run. Carries every problem that was found, not only the first; no load has been sent.</summary>
public sealed class LoadTestException : Exception
{
    internal LoadTestException(IReadOnlyList<LoadTestProblem> problems)
        : base(string.Join(Environment.NewLine, problems)) => Problems = problems;

    /// <summary>What is wrong, where, and how to mend it.</summary>
    public IReadOnlyList<LoadTestProblem> Problems { get; }
}

namespace LoadTest;

/// <summary>Test data that a task asks for and cannot have: a file that is missing or malformed, a feed that has run out. Says how to mend it.</summary>
public sealed class TestDataException : Exception
{
    /// <summary>Creates it from a problem.</summary>
    /// <param name="problem">What is wrong, where, and how to mend it.</param>
    /// <param name="cause">The exception behind it; null for none.</param>
    public TestDataException(LoadTestProblem problem, Exception? cause = null)
        : base(problem.ToString(), cause) => Problem = problem;

    /// <summary>What is wrong, where, and how to mend it.</summary>
    public LoadTestProblem Problem { get; }
}

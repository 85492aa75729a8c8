using LoadTest.Measure;

namespace LoadTest.Isolation;

/// <summary>What has become of the process that was to send the load.</summary>
internal sealed record GeneratorOutcome
{
    /// <summary>Its result; null when it delivered none.</summary>
    public LoadTestResult? Result { get; init; }

    /// <summary>Why it did not run the test; empty when it did.</summary>
    public IReadOnlyList<LoadTestProblem> Refusals { get; init; } = [];

    /// <summary>What came from it that was no message; null when all was.</summary>
    public LoadTestProblem? Misunderstanding { get; init; }

    /// <summary>User code has ended the process.</summary>
    public bool HasLeft { get; init; }

    /// <summary>Where the run was when it last said so; null when it never did.</summary>
    public LoadTestProgress? Last { get; init; }

    /// <summary>Why the test host asked it to stop; null when it did not.</summary>
    public StopReason? StopReason { get; init; }

    /// <summary>It did not end by itself.</summary>
    public bool WasKilled { get; init; }

    public int ExitCode { get; init; }
}

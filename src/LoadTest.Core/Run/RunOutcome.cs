using LoadTest.Measure;

namespace LoadTest.Run;

/// <summary>What the engine hands over when a run has ended.</summary>
internal sealed record RunOutcome
{
    public required MetricsSnapshot Metrics { get; init; }

    public required StopReason StopReason { get; init; }

    /// <summary>The index of the look at which the measurement ended.</summary>
    public required int LastLook { get; init; }

    public required int UsersStarted { get; init; }

    /// <summary>Users whose constructor or OnStartAsync threw, or had not come to their first task when the run stopped.</summary>
    public required int UsersFailedToStart { get; init; }

    /// <summary>Iterations begun by all users, in all phases.</summary>
    public required long Iterations { get; init; }

    /// <summary>Paced iterations given up because their user was too far behind.</summary>
    public required long DroppedIterations { get; init; }

    /// <summary>What each user was doing that had not stopped in time and was given up, with how many users did.</summary>
    public required IReadOnlyList<StuckUsers> Stuck { get; init; }

    public required IReadOnlyList<UserError> Errors { get; init; }

    public required GeneratorHealth Health { get; init; }
}

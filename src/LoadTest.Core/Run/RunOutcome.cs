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

    /// <summary>Users that could not go on: their choice of tasks or their wait time threw.</summary>
    public int UsersDied { get; init; }

    /// <summary>Users that ended themselves before the load was to end.</summary>
    public int UsersEndedEarly { get; init; }

    /// <summary>Iterations begun by all users, in all phases.</summary>
    public required long Iterations { get; init; }

    /// <summary>Paced iterations given up because their user was too far behind.</summary>
    public required long DroppedIterations { get; init; }

    /// <summary>The loads of the run, in order of declaration.</summary>
    public IReadOnlyList<ScenarioCounts> Scenarios { get; init; } = [];

    /// <summary>What has become of the arrivals of open models.</summary>
    public ArrivalCounts Arrivals => Scenarios.Aggregate(default(ArrivalCounts), (sum, scenario) => sum + scenario.Arrivals);

    /// <summary>What each user was doing that had not stopped in time and was given up, with how many users did.</summary>
    public required IReadOnlyList<StuckUsers> Stuck { get; init; }

    public required IReadOnlyList<UserError> Errors { get; init; }

    public required GeneratorHealth Health { get; init; }

    /// <summary>Why user code has aborted the run; empty when it has not.</summary>
    public string AbortReason { get; init; } = "";

    /// <summary>What the first hook that threw has thrown; empty when none did.</summary>
    public string HookFailure { get; init; } = "";

    /// <summary>Why hooks fail the run in spite of its numbers.</summary>
    public IReadOnlyList<string> HookObjections { get; init; } = [];

    /// <summary>Task sets that were left and entered again and again without any work in between.</summary>
    public IReadOnlyList<string> Spinning { get; init; } = [];

    /// <summary>Background work that was still going on when its user stopped.</summary>
    public long BackgroundCut { get; init; }

    /// <summary>How many users were asked for beyond the sum of the fixed counts.</summary>
    public int UnreachableUsers { get; init; }
}

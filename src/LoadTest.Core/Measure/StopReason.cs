namespace LoadTest.Measure;

/// <summary>Why a run stopped.</summary>
public enum StopReason
{
    /// <summary>The planned end was reached.</summary>
    Completed,

    /// <summary>The caller's token was cancelled: the stop button of an IDE, or the test framework.</summary>
    Cancelled,

    /// <summary>The process received SIGINT, SIGTERM or SIGHUP.</summary>
    Signal,

    /// <summary>The process that had started the run is gone.</summary>
    OwnerGone,

    /// <summary>No user was left: all failed to start.</summary>
    NoUsersLeft,

    /// <summary>User code has called <c>Run.Abort</c>.</summary>
    AbortedByTest,

    /// <summary>A hook that runs before the first user has thrown.</summary>
    HookFailed,

    /// <summary>The load shape has thrown.</summary>
    ShapeFailed,

    /// <summary>The process that sent the load ended before the run did.</summary>
    GeneratorLost,
}

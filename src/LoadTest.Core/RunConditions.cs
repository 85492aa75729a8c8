using LoadTest.Measure;

namespace LoadTest;

/// <summary>What surrounds a run without being part of its definition.</summary>
internal sealed record RunConditions
{
    /// <summary>What the run is timed by.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The name of the run; empty for a new one.</summary>
    public string RunId { get; init; } = "";

    /// <summary>Why the run's token was cancelled, asked when it was.</summary>
    public Func<StopReason> ReasonOfStop { get; init; } = static () => StopReason.Cancelled;
}

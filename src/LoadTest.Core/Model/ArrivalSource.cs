using LoadTest.Schedule;

namespace LoadTest;

/// <summary>When iterations are to begin in an open model, and who takes them.</summary>
internal sealed record ArrivalSource
{
    /// <summary>The attribute, as messages name it.</summary>
    public required string Title { get; init; }

    /// <summary>The intended starts of a run, given random numbers of its seed.</summary>
    public required Func<Random, IArrivalTimes> Times { get; init; }

    /// <summary>The highest rate, per second.</summary>
    public required double PeakPerSecond { get; init; }

    /// <summary>How long the arrivals go on; null for ever.</summary>
    public TimeSpan? Length { get; init; }

    /// <summary>How many users there may be at most.</summary>
    public int MaxUsers { get; init; } = 1;

    /// <summary>How many users there are at the beginning.</summary>
    public int StartUsers { get; init; } = 1;

    /// <summary>How many arrivals may wait for a user.</summary>
    public int Backlog { get; init; }
}

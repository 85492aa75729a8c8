namespace LoadTest;

/// <summary>How the journeys that began at a <see cref="HandOver{T}"/> have ended so far, in all phases of the run.</summary>
public sealed record JourneyCounts
{
    /// <summary>Journeys that began.</summary>
    public required long Started { get; init; }

    /// <summary>Journeys that were completed.</summary>
    public required long Completed { get; init; }

    /// <summary>Journeys that failed on the way.</summary>
    public required long Failed { get; init; }

    /// <summary>Journeys that are still on the way. After the run: those that never ended.</summary>
    public long Unfinished => Started - Completed - Failed;

    /// <summary>The share of completed journeys in those that began, 0 to 1; 1 when none began.</summary>
    public double CompletionRatio => Started == 0 ? 1 : (double)Completed / Started;
}

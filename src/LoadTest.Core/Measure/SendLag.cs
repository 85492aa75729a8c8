namespace LoadTest.Measure;

/// <summary>
/// How late the generator itself was with starts that a schedule had promised (paced users, arrivals): from when a start was due and its
/// user free to when it began. What a start waits for a user that the system keeps busy is no send lag: it is latency, and counts as a
/// late start.
/// </summary>
public sealed record SendLag
{
    /// <summary>No schedule has promised anything.</summary>
    public static SendLag None { get; } = new() { Starts = 0, LateStarts = 0, Lags = new LatencyHistogram(), SlowStartNanos = 0, Seconds = [] };

    /// <summary>Intended starts of the measurement that began.</summary>
    public required long Starts { get; init; }

    /// <summary>How many of them waited for a user, because none was free when they were due.</summary>
    public required long LateStarts { get; init; }

    /// <summary>The send lag of each start, in nanoseconds.</summary>
    public required LatencyHistogram Lags { get; init; }

    /// <summary>The send lag beyond which a start is counted as slow, in nanoseconds.</summary>
    public required long SlowStartNanos { get; init; }

    /// <summary>The same by second of the measurement, by the second in which a start was due.</summary>
    public required IReadOnlyList<SendLagSecond> Seconds { get; init; }
}

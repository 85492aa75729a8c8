namespace LoadTest.Measure;

/// <summary>How often requests of one series failed for one reason.</summary>
public sealed record FailureCount
{
    /// <summary>The series that failed.</summary>
    public required Series Series { get; init; }

    /// <summary>Why, for example <c>HTTP 503 Service Unavailable</c>.</summary>
    public required string Reason { get; init; }

    /// <summary>How many requests failed in this way during the measurement.</summary>
    public required long Count { get; init; }

    /// <summary>The first few exchanges that failed in this way, in one line each: what was sent and received, without secrets. HTTP has them.</summary>
    /// <value>Empty.</value>
    public IReadOnlyList<string> Examples { get; init; } = [];
}

namespace LoadTest;

/// <summary>One event of a stream of Server-Sent Events.</summary>
public sealed record ServerEvent
{
    /// <summary>The event's type.</summary>
    /// <value><c>message</c>, when the server does not say.</value>
    public required string Type { get; init; }

    /// <summary>The data: its lines put together, without the last line break.</summary>
    public required string Data { get; init; }

    /// <summary>The id that the server gave last; empty when it gave none.</summary>
    public required string Id { get; init; }
}

namespace FromLocust.Service.Seen;

/// <summary>What one route received. Of targets and header values, the first 1,000 different ones are told apart.</summary>
public sealed record SeenRoute
{
    /// <summary>Requests that arrived.</summary>
    public required long Count { get; init; }

    /// <summary>Answers by status code.</summary>
    public required IReadOnlyDictionary<string, long> Statuses { get; init; }

    /// <summary>Requests by path and query as they were on the wire, for example <c>/resources/%7Bid%7D</c>.</summary>
    public required IReadOnlyDictionary<string, long> Targets { get; init; }

    /// <summary>Requests by header and value, for example <c>Authorization</c>, <c>Bearer 17</c>. A header that was not sent is not counted.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> Headers { get; init; }
}

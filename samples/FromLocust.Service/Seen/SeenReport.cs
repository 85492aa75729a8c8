namespace FromLocust.Service.Seen;

/// <summary>What reached the service since its start or since <c>DELETE /_seen</c>.</summary>
public sealed record SeenReport
{
    /// <summary>By method and route, for example <c>GET /products/{id}</c>. A request that no route takes is at <c>GET (no route)</c>.</summary>
    public required IReadOnlyDictionary<string, SeenRoute> Routes { get; init; }

    /// <summary>What each client asked for, in order, by the cookie it was given; clients that came before <c>DELETE /_seen</c> only with what came after.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Visitors { get; init; }

    /// <summary>How often <paramref name="route"/> was called; 0 for one that never was.</summary>
    public long CountOf(string route) => Routes.TryGetValue(route, out var seen) ? seen.Count : 0;
}

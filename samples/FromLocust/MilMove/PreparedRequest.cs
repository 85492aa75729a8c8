namespace FromLocust.MilMove;

/// <summary>What a request to one of the APIs needs besides its method and body. Made by <see cref="RequestPreparer"/>.</summary>
public sealed record PreparedRequest
{
    /// <summary>Where it goes.</summary>
    public required Uri Url { get; init; }

    /// <summary>The name that it is counted under, without ids; empty when its path has none, and then is the path.</summary>
    public required string Name { get; init; }

    /// <summary>Whether the API wants a client certificate.</summary>
    public required bool WantsCertificate { get; init; }

    /// <summary>Headers of its own; JSON goes in and out.</summary>
    public IDictionary<string, string> Headers { get; } = new Dictionary<string, string>
    {
        ["Accept"] = "application/json",
        ["Content-Type"] = "application/json",
    };
}

namespace LoadTest;

/// <summary>What is known of a request besides its name and how it ended. For hooks; nothing of it is needed to count the request.</summary>
public sealed record RequestDetails
{
    /// <summary>Nothing is known.</summary>
    public static RequestDetails None { get; } = new();

    /// <summary>Where the request went, in full; empty when the protocol has no addresses.</summary>
    public string Address { get; init; } = "";

    /// <summary>The status of the response; 0 when there was none, or the protocol has no such thing.</summary>
    public int StatusCode { get; init; }

    /// <summary>The size of the response's body in bytes.</summary>
    public long ResponseBytes { get; init; }

    /// <summary>What the user, and the request itself, say about it: see <see cref="VirtualUser.Dimensions"/>. The request's own value wins.</summary>
    public IReadOnlyDictionary<string, string> Dimensions { get; init; } = NoDimensions;

    /// <summary>What was sent and received, in one line without secrets, when an example of the failure is wanted; else empty.</summary>
    internal string Example { get; init; } = "";

    internal static IReadOnlyDictionary<string, string> NoDimensions { get; } = new Dictionary<string, string>();
}

namespace LoadTest.Http;

/// <summary>What is special about one call. Most calls have none, and pay nothing for it. Owned by its <see cref="HttpCall"/>.</summary>
internal sealed class CallModifiers
{
    public string Name { get; set; } = "";

    public string NameSuffix { get; set; } = "";

    public Dictionary<string, string>? Headers { get; set; }

    public IReadOnlyList<int> Expected { get; set; } = [];

    public TimeSpan? Timeout { get; set; }

    public bool? FollowsRedirects { get; set; }

    public bool IsHeadersOnly { get; set; }

    public bool IsUnrecorded { get; set; }

    /// <summary>The reply belongs to whoever judges it: the call itself has none any more.</summary>
    public bool IsJudged { get; set; }

    /// <summary>Made by background work: no task can be told that it was forgotten.</summary>
    public bool IsOfBackground { get; set; }

    public Dictionary<string, string>? Dimensions { get; set; }
}

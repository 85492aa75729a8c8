namespace LoadTest;

/// <summary>How a user talks HTTP. Give what differs: <c>protected override HttpOptions HttpOptions =&gt; new() { Timeout = … };</c></summary>
public sealed record HttpOptions
{
    /// <summary>Everything as its member says.</summary>
    public static HttpOptions Default { get; } = new();

    /// <summary>How long a request may take, body and redirects included, before it is given up and counted as failed.</summary>
    /// <value>30 s</value>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How many redirects are followed before the request counts as failed.</summary>
    /// <value>30</value>
    public int MaxRedirects { get; init; } = 30;
}

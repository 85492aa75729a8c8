namespace LoadTest;

/// <summary>What HTTP is spoken with.</summary>
public enum HttpClientChoice
{
    /// <summary>
    /// The cheapest that can do what is asked: on Linux a client of LoadTest's own for HTTP/1.1 over <c>http</c> with connections per
    /// user, for everything else the platform's. Which one sends a request does not show in its result.
    /// </summary>
    Automatic,

    /// <summary>The platform's client for everything.</summary>
    Platform,
}

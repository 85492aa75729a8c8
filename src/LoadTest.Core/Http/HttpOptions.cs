using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace LoadTest;

/// <summary>How a user talks HTTP. Give what differs: <c>protected override HttpOptions HttpOptions =&gt; new() { Timeout = … };</c></summary>
/// <remarks>
/// Certificates and the like are better made once for the run: <c>HttpOptions =&gt; Run.Shared(() =&gt; new HttpOptions { … })</c>.
/// </remarks>
public sealed record HttpOptions
{
    /// <summary>No limit to <see cref="MaxConcurrentRequests"/>.</summary>
    public const int Unlimited = int.MaxValue;

    /// <summary>Everything as its member says.</summary>
    public static HttpOptions Default { get; } = new();

    /// <summary>How long a request may take, from its start until the body has been read, redirects included, before it is given up and counted as failed.</summary>
    /// <value>30 s</value>
    /// <exception cref="ArgumentOutOfRangeException">It is not above 0 and at most 24 days.</exception>
    public TimeSpan Timeout { get; init => field = Http.HttpExchange.Checked(value); } = TimeSpan.FromSeconds(30);

    /// <summary>How long opening a connection may take, TLS included. It is part of <see cref="Timeout"/>.</summary>
    /// <value>30 s</value>
    /// <exception cref="ArgumentOutOfRangeException">It is not above 0 and at most 24 days.</exception>
    public TimeSpan ConnectTimeout { get; init => field = Http.HttpExchange.Checked(value); } = TimeSpan.FromSeconds(30);

    /// <summary>How many redirects are followed before the request counts as failed. HEAD requests follow none.</summary>
    /// <value>30</value>
    /// <exception cref="ArgumentOutOfRangeException">It is below 0.</exception>
    public int MaxRedirects
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    }
    = 30;

    /// <summary>The version of HTTP: 1.1 or 2.0, exactly; nothing else is tried. 2.0 over <c>http</c> is spoken without being negotiated (h2c).</summary>
    /// <value>1.1</value>
    /// <exception cref="ArgumentException">It is another version.</exception>
    public Version Version
    {
        get;
        init => field = value == HttpVersion.Version11 || value == HttpVersion.Version20
            ? value
            : throw new ArgumentException($"HTTP {value} is not supported. Use HttpVersion.Version11 or HttpVersion.Version20.", nameof(value));
    }
    = HttpVersion.Version11;

    /// <summary>Whether each user has connections of its own. That changes what is measured: docs/http.md says how.</summary>
    /// <value><see cref="HttpConnections.PerUser"/></value>
    public HttpConnections Connections { get; init; } = HttpConnections.PerUser;

    /// <summary>What HTTP is spoken with. To be changed only to find out whether it matters.</summary>
    /// <value><see cref="HttpClientChoice.Automatic"/></value>
    public HttpClientChoice Client { get; init; } = HttpClientChoice.Automatic;

    /// <summary>How many requests one user may have under way at once. A request that waits for its turn is being timed.</summary>
    /// <value><see cref="Unlimited"/></value>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public int MaxConcurrentRequests
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    }
    = Unlimited;

    /// <summary>What the user proves itself with over TLS. See <see cref="ClientCertificate"/>.</summary>
    /// <value>None.</value>
    public X509Certificate2Collection ClientCertificates { get; init; } = [];

    /// <summary>Whether the service's certificate must be one that this machine trusts.</summary>
    /// <value>true</value>
    public bool VerifyCertificates { get; init; } = true;

    /// <summary>Headers that every request of the user starts out with; <see cref="Http.HttpSession.Headers"/> can change them.</summary>
    /// <value>None.</value>
    public IReadOnlyDictionary<string, string> DefaultHeaders { get; init; } = RequestDetails.NoDimensions;

    /// <summary>The header <c>User-Agent</c>; empty sends none.</summary>
    /// <value>Empty.</value>
    public string UserAgent { get; init; } = "";
}

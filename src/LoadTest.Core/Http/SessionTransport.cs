using LoadTest.Http.Wire;

namespace LoadTest.Http;

/// <summary>
/// The connections of one user: on our own wire for what it can do, and the platform's for everything else. The platform's are
/// made when they are needed first.
/// </summary>
internal sealed class SessionTransport : IDisposable
{
    readonly HttpOptions _options;
    readonly Func<HttpTransport> _openPlatform;
    readonly Lock _access = new();
    HttpTransport? _platform;

    public SessionTransport(RunContext run, HttpOptions options)
    {
        var factory = run.Shared(() => new HttpTransportFactory());
        _options = options;
        _openPlatform = IsPerUser ? () => factory.Create(options) : () => run.Shared(HttpTransportFactory.KeyOf(options), () => factory.Create(options));
        Endpoints = factory.Endpoints;
        if (factory.LoopsFor(options) is { } loops) Wire = new WirePool(loops, options.ConnectTimeout);
    }

    /// <summary>Null when there is no wire of our own here, or it is not wanted.</summary>
    public WirePool? Wire { get; }

    public WireEndpoints Endpoints { get; }

    public HttpTransport Platform
    {
        get
        {
            lock (_access) return _platform ??= _openPlatform();
        }
    }

    // Shared connections are the run's.
    bool IsPerUser => _options.Connections == HttpConnections.PerUser;

    public void Dispose()
    {
        Wire?.Dispose();
        if (IsPerUser) _platform?.Dispose();
    }
}

using LoadTest.Http;

namespace LoadTest;

/// <summary>A virtual user that talks to an HTTP service: <see cref="Http"/> sends requests, times them and counts them by name.</summary>
/// <remarks>
/// Each user has its own cookies and, unless <see cref="HttpOptions.Connections"/> says otherwise, its own connections. TLS
/// certificates are verified. Proxies from the environment are not used: they would be measured instead of the service.
/// </remarks>
public abstract class HttpUser : VirtualUser, IDisposable
{
    HttpSession? _http;

    /// <summary>The address that relative request addresses are resolved against, for example <c>http://localhost:5000</c>. A path in it is a folder; a user name and a password in it become basic authentication. Read once, when the user starts.</summary>
    public abstract Uri Host { get; }

    /// <summary>How the user talks HTTP: time-outs, connections, redirects, certificates. Read once, when the user starts.</summary>
    /// <value><see cref="HttpOptions.Default"/></value>
    protected internal virtual HttpOptions HttpOptions => HttpOptions.Default;

    /// <summary>Sends requests. Available from <see cref="Behavior.OnStartAsync"/> on, not in the constructor.</summary>
    /// <exception cref="InvalidOperationException">The user is not part of a run (yet).</exception>
    protected internal HttpSession Http => _http ?? throw new InvalidOperationException(
        $"{GetType().Name} is not part of a run yet: Http can be used from OnStartAsync on, not in the constructor.");

    /// <summary>Releases what the user holds. Called by the engine after <see cref="Behavior.OnStopAsync"/>.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases what the user holds; override it to release more.</summary>
    /// <param name="disposing">True when called from <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing) => _http?.Dispose();

    internal override void Join(UserContext context)
    {
        base.Join(context);
        _http = new HttpSession(context, context.Run.HostOverride ?? Host, HttpOptions, () => Dimensions);
    }

    internal override string Settle(Exception? exception) => _http?.Settle(exception) ?? "";
}

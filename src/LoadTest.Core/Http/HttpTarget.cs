namespace LoadTest.Http;

/// <summary>
/// Where a connection that begins as an HTTP request leads, and what of the user goes with it: host, headers, cookies and
/// certificates of the session, if the user has one. For protocols that keep the connection and so cannot be calls of the session.
/// </summary>
internal sealed class HttpTarget
{
    static readonly string[] Schemes = [Uri.UriSchemeHttp, Uri.UriSchemeHttps, Uri.UriSchemeWs, Uri.UriSchemeWss];

    HttpTarget(Uri address) => Address = address;

    /// <summary>Absolute, with the scheme that was written.</summary>
    public Uri Address { get; }

    /// <summary>The session's headers and cookies; without a login when the address is not the user's host.</summary>
    public IDictionary<string, string> Headers { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>How the user talks HTTP; the defaults without a session.</summary>
    public HttpOptions Options { get; private init; } = HttpOptions.Default;

    /// <summary>An address without any session.</summary>
    /// <exception cref="ArgumentException">The address is relative, or of no such protocol.</exception>
    public static HttpTarget Of(Uri address) => Of(address, HttpOptions.Default);

    /// <summary>An address of a user or task set: relative to the host if it is an HTTP user's, and with its session.</summary>
    /// <exception cref="ArgumentException">The address is relative and there is no host, or it is of no such protocol.</exception>
    public static HttpTarget Of(Behavior behavior, string address)
    {
        if ((behavior as HttpUser ?? (behavior as TaskSet)?.User as HttpUser) is not { } user) return Of(new Uri(address, UriKind.RelativeOrAbsolute));

        var host = user.Context.Run.HostOverride ?? user.Host;
        var target = Of(new Uri(host, address), user.Http.Options);
        var headers = new Dictionary<string, string>(user.Http.Headers);
        foreach (var (name, value) in target.Address.Authority == host.Authority ? headers : Redirect.WithoutCredentials(headers)) target.Headers[name] = value;
        var cookie = user.Http.Cookies.GetCookieHeader(target.WithScheme(Uri.UriSchemeHttp, Uri.UriSchemeHttps));
        if (cookie.Length > 0) target.Headers["Cookie"] = cookie;
        return target;
    }

    /// <summary>The address in another protocol: as plain or as secure as it was written.</summary>
    public Uri WithScheme(string plain, string secure)
    {
        var isSecure = Address.Scheme == Uri.UriSchemeHttps || Address.Scheme == Uri.UriSchemeWss;
        var builder = new UriBuilder(Address) { Scheme = isSecure ? secure : plain, Port = Address.IsDefaultPort ? -1 : Address.Port };
        return builder.Uri;
    }

    static HttpTarget Of(Uri address, HttpOptions options)
    {
        // On Unix, an absolute path counts as the address of a file.
        if (!address.IsAbsoluteUri || address.IsFile)
            throw new ArgumentException($"LT2021: '{address.OriginalString}' is a relative address, and there is no host. Fix: give the whole address, or pass an HttpUser or one of its task sets.", nameof(address));
        if (!Schemes.Contains(address.Scheme))
            throw new ArgumentException($"LT2022: '{address.OriginalString}' begins with '{address.Scheme}'. Fix: begin it with http, https, ws or wss.", nameof(address));
        return new HttpTarget(address) { Options = options };
    }
}

using System.Net;
using LoadTest.Http.Wire;

namespace LoadTest.Http;

/// <summary>Puts one user's requests together: its headers, cookies and credentials.</summary>
internal sealed class MessageWriter(HttpOptions options, HostAddress host)
{
    readonly Dictionary<string, string> _cookieHeaders = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The user's cookies.</summary>
    public CookieContainer Cookies { get; } = new();

    /// <summary>Sent with every request.</summary>
    public SessionHeaders Headers { get; } = new();

    /// <summary>Whether a request has nothing but the user's headers, its credentials and its cookies.</summary>
    public bool IsUsual(in Hop hop) => hop.Content is null && ReferenceEquals(hop.Headers, Headers) && _cookieHeaders.Count == 0;

    /// <summary>What the host's address asks for; empty for another host.</summary>
    public string AuthorizationFor(RequestTarget target) => target.IsOfHost ? host.Authorization : "";

    public void SendCookieAsHeader(string cookie, string header) => _cookieHeaders[header] = cookie;

    /// <summary>The user's headers, and those of the call instead of them.</summary>
    public IReadOnlyDictionary<string, string> HeadersOf(HttpCall call)
    {
        if (call.Modifiers?.Headers is not { } own) return Headers;

        var all = new Dictionary<string, string>(Headers, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in own) all[name] = value;
        return all;
    }

    public HttpRequestMessage MessageFor(in Hop hop)
    {
        var message = new HttpRequestMessage(hop.Method, hop.Address) { Content = hop.Content };
        if (options.Version != HttpVersion.Version11)
        {
            message.Version = options.Version;
            message.VersionPolicy = HttpVersionPolicy.RequestVersionExact;
        }

        foreach (var (name, value) in hop.Headers)
        {
            // Headers of the body, such as Content-Language, have a place of their own; without a body they mean nothing.
            if (!message.Headers.TryAddWithoutValidation(name, value) && hop.Content is { } content) AddToBody(content, name, value, hop.OwnHeaders?.ContainsKey(name) == true);
        }

        if (_cookieHeaders.Count > 0) AddCookieHeaders(message, hop.Address);
        if (AuthorizationFor(hop.Target) is { Length: > 0 } credentials && !message.Headers.Contains("Authorization")) message.Headers.TryAddWithoutValidation("Authorization", credentials);
        if (Cookies.Count > 0 && Cookies.GetCookieHeader(hop.Address) is { Length: > 0 } cookie) message.Headers.TryAddWithoutValidation("Cookie", cookie);
        return message;
    }

    // What a call says of its body is meant for this body; what all calls of a user say holds where the body says nothing itself.
    static void AddToBody(HttpContent content, string name, string value, bool isOfCall)
    {
        if (isOfCall) content.Headers.Remove(name);
        else if (content.Headers.Contains(name)) return;
        content.Headers.TryAddWithoutValidation(name, value);
    }

    void AddCookieHeaders(HttpRequestMessage message, Uri address)
    {
        foreach (var (header, name) in _cookieHeaders)
        {
            if (Cookies.GetCookies(address)[name] is { } cookie && !message.Headers.Contains(header)) message.Headers.TryAddWithoutValidation(header, cookie.Value);
        }
    }
}

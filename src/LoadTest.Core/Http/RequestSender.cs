using System.Net;
using System.Runtime.CompilerServices;

namespace LoadTest.Http;

/// <summary>Sends one user's requests: with its headers and cookies, along redirects, until the body has been read.</summary>
internal sealed class RequestSender(HttpTransport transport, HttpOptions options, HostAddress host, OpenBodies bodies)
{
    readonly Dictionary<string, string> _cookieHeaders = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The user's cookies.</summary>
    public CookieContainer Cookies { get; } = new();

    /// <summary>Sent with every request.</summary>
    public Dictionary<string, string> Headers { get; } = new(StringComparer.OrdinalIgnoreCase);

    public void SendCookieAsHeader(string cookie, string header) => _cookieHeaders[header] = cookie;

    /// <summary>Throws what the transport throws.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<HttpReply> SendAsync(HttpCall call, CancellationToken token)
    {
        var (method, address, content, headers) = (call.Method, call.Address, call.Content, HeadersOf(call));
        for (var hop = 0; ; hop++)
        {
            using var message = MessageFor(method, address, content, headers, call.Modifiers?.Headers);
            HttpResponseMessage? response = null;
            try
            {
                response = await transport.SendAsync(message, token).ConfigureAwait(false);
                StoreCookies(address, response);
                var target = call.FollowsRedirects ? Redirect.TargetOf(response, address) : null;
                if (target is null && call.Modifiers is { IsHeadersOnly: true })
                {
                    var reply = ToReply(call, response, await bodies.KeepAsync(response, token).ConfigureAwait(false));
                    response = null;
                    return reply;
                }

                var body = await ResponseBody.ReadAsync(response.Content, token).ConfigureAwait(false);
                if (target is null) return ToReply(call, response, body);
                if (hop == options.MaxRedirects) return new HttpReply(response.StatusCode, response.Headers, body, $"more than {options.MaxRedirects} redirects");

                (method, content) = Redirect.Rewrite(response.StatusCode, method, content);
                if (target.Authority != address.Authority) headers = Redirect.WithoutCredentials(headers);
                address = target;
            }
            finally
            {
                message.Content = null; // or disposing the message would dispose what the next hop sends
                response?.Dispose();
            }
        }
    }

    HttpRequestMessage MessageFor(HttpMethod method, Uri address, HttpContent? content, Dictionary<string, string> headers, Dictionary<string, string>? ofCall)
    {
        var message = new HttpRequestMessage(method, address) { Content = content };
        if (options.Version != HttpVersion.Version11)
        {
            message.Version = options.Version;
            message.VersionPolicy = HttpVersionPolicy.RequestVersionExact;
        }

        if (headers.Count > 0)
        {
            foreach (var (name, value) in headers)
            {
                // Headers of the body, such as Content-Language, have a place of their own; without a body they mean nothing.
                if (!message.Headers.TryAddWithoutValidation(name, value) && content is not null) AddToBody(content, name, value, isOfCall: ofCall?.ContainsKey(name) == true);
            }
        }

        if (_cookieHeaders.Count > 0) AddCookieHeaders(message, address);
        if (host.Authorization.Length > 0) AddCredentials(message, address);
        if (Cookies.Count > 0 && Cookies.GetCookieHeader(address) is { Length: > 0 } cookie) message.Headers.TryAddWithoutValidation("Cookie", cookie);
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

    void AddCredentials(HttpRequestMessage message, Uri address)
    {
        if (address.Authority == host.Address.Authority && !message.Headers.Contains("Authorization")) message.Headers.TryAddWithoutValidation("Authorization", host.Authorization);
    }

    Dictionary<string, string> HeadersOf(HttpCall call)
    {
        if (call.Modifiers?.Headers is not { } own) return Headers;

        var all = new Dictionary<string, string>(Headers, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in own) all[name] = value;
        return all;
    }

    void StoreCookies(Uri address, HttpResponseMessage response)
    {
        if (!response.Headers.TryGetValues("Set-Cookie", out var values)) return;
        foreach (var value in values)
        {
            try
            {
                Cookies.SetCookies(address, value);
            }
            catch (CookieException)
            {
                // A malformed cookie is the server's fault; browsers drop it silently, and so does this user.
            }
        }
    }

    static HttpReply ToReply(HttpCall call, HttpResponseMessage response, ResponseBody body)
    {
        var status = (int)response.StatusCode;
        var error = call.Modifiers is { Expected: { Count: > 0 } expected }
            ? expected.Contains(status) ? "" : HttpFailure.OfUnexpected(expected, response)
            : status < 400 ? "" : HttpFailure.OfStatus(response);
        return new HttpReply(response.StatusCode, response.Headers, body, error);
    }
}

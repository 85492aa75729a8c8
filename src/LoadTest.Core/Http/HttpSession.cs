using System.Net;
using System.Net.Http.Json;

namespace LoadTest.Http;

/// <summary>
/// One user's view of the service: base address, cookies and headers of its own over connections shared by the run. Every
/// request is timed from its start until its body has been read, and counted under its method and request name.
/// </summary>
public sealed class HttpSession : IDisposable
{
    readonly Uri _host;
    readonly HttpExchange _exchange;
    int _created;
    int _sent;

    internal HttpSession(UserContext context, Uri host, TimeSpan timeout)
    {
        _host = host;
        Cookies = new CookieContainer();
        _exchange = new HttpExchange(context, context.Run.Shared(() => HttpTransport.Real()), Cookies, timeout);
    }

    /// <summary>The user's cookies: sent and stored as a browser would.</summary>
    public CookieContainer Cookies { get; }

    /// <summary>Headers sent with every request of this user, for example <c>Authorization</c>.</summary>
    public IDictionary<string, string> Headers { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Sends a GET request when awaited or returned as a <see cref="Task"/>.</summary>
    /// <param name="path">Absolute, or relative to the user's host.</param>
    /// <param name="name">The request name; keep ids out of it, for example <c>/items/{id}</c>. Without it the path without its query.</param>
    public HttpCall GetAsync(string path, string name = "") => SendAsync(HttpMethod.Get, path, content: null, name);

    /// <summary>Sends a DELETE request when awaited or returned as a <see cref="Task"/>.</summary>
    /// <param name="path">Absolute, or relative to the user's host.</param>
    /// <param name="name">The request name; without it the path without its query.</param>
    public HttpCall DeleteAsync(string path, string name = "") => SendAsync(HttpMethod.Delete, path, content: null, name);

    /// <summary>Sends a POST request when awaited or returned as a <see cref="Task"/>.</summary>
    /// <param name="path">Absolute, or relative to the user's host.</param>
    /// <param name="content">The body; may be null.</param>
    /// <param name="name">The request name; without it the path without its query.</param>
    public HttpCall PostAsync(string path, HttpContent? content, string name = "") => SendAsync(HttpMethod.Post, path, content, name);

    /// <summary>Sends a POST request with a JSON body when awaited or returned as a <see cref="Task"/>.</summary>
    /// <typeparam name="T">The type of the body.</typeparam>
    /// <param name="path">Absolute, or relative to the user's host.</param>
    /// <param name="body">Serialised with the web defaults (camel case).</param>
    /// <param name="name">The request name; without it the path without its query.</param>
    public HttpCall PostAsJsonAsync<T>(string path, T body, string name = "") => SendAsync(HttpMethod.Post, path, JsonContent.Create(body), name);

    /// <summary>Sends a PUT request with a JSON body when awaited or returned as a <see cref="Task"/>.</summary>
    /// <typeparam name="T">The type of the body.</typeparam>
    /// <param name="path">Absolute, or relative to the user's host.</param>
    /// <param name="body">Serialised with the web defaults (camel case).</param>
    /// <param name="name">The request name; without it the path without its query.</param>
    public HttpCall PutAsJsonAsync<T>(string path, T body, string name = "") => SendAsync(HttpMethod.Put, path, JsonContent.Create(body), name);

    /// <summary>Sends any request when awaited or returned as a <see cref="Task"/>.</summary>
    /// <param name="method">The method.</param>
    /// <param name="path">Absolute, or relative to the user's host.</param>
    /// <param name="content">The body; may be null.</param>
    /// <param name="name">The request name; without it the path without its query.</param>
    public HttpCall SendAsync(HttpMethod method, string path, HttpContent? content, string name = "")
    {
        var call = new HttpCall(this, method, new Uri(_host, path), content, name);
        Interlocked.Increment(ref _created);
        return call;
    }

    /// <inheritdoc/>
    public void Dispose() => _exchange.Dispose();

    internal Task<HttpReply> SendAsync(HttpCall call)
    {
        Interlocked.Increment(ref _sent);
        return _exchange.SendAsync(call.Method, call.Address, call.Content, call.NameOrPath, Headers);
    }

    /// <summary>A request is sent when it is awaited. One that never is would silently be no load at all.</summary>
    internal string FindMisuse()
    {
        if (_created == _sent) return "";

        var forgotten = _created - _sent;
        _created = _sent;
        return $"LT2001: {forgotten} HTTP call(s) were made but never sent. Fix: await each call, or return it as the method's Task.";
    }
}

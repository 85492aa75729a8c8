using System.Globalization;
using System.Net;

namespace LoadTest.Http;

/// <summary>
/// One user's view of the service: base address, cookies, headers and request names of its own. Every request is timed from its
/// start until its body has been read, and counted under its method and request name.
/// </summary>
public sealed partial class HttpSession : IDisposable
{
    readonly UserContext _context;
    readonly HostAddress _host;
    readonly HttpTransport? _ownTransport;
    readonly RequestSender _sender;
    readonly HttpExchange _exchange;
    readonly OpenBodies _bodies;
    readonly JudgedCalls _judged = new();
    int _created;
    int _sent;

    internal HttpSession(UserContext context, Uri host, HttpOptions options, Func<IReadOnlyDictionary<string, string>> dimensions)
    {
        _context = context;
        Options = options;
        _host = HostAddress.Of(host);
        _bodies = new OpenBodies(context.Aborting);
        var factory = context.Run.Shared(() => new HttpTransportFactory());
        if (options.Connections == HttpConnections.PerUser) _ownTransport = factory.Create(options);
        var transport = _ownTransport ?? context.Run.Shared(HttpTransportFactory.KeyOf(options), () => factory.Create(options));
        _sender = new RequestSender(transport, options, _host, _bodies);
        _exchange = new HttpExchange(context, _sender, options, dimensions);
        foreach (var (name, value) in options.DefaultHeaders) Headers[name] = value;
        if (options.UserAgent.Length > 0) Headers["User-Agent"] = options.UserAgent;
    }

    /// <summary>How the user talks.</summary>
    internal HttpOptions Options { get; }

    /// <summary>The user's cookies: sent and stored as a browser would.</summary>
    public CookieContainer Cookies => _sender.Cookies;

    /// <summary>Headers sent with every request of this user, for example <c>Authorization</c>. Those of a body, such as <c>Content-Type</c>, go with bodies that say nothing themselves.</summary>
    public IDictionary<string, string> Headers => _sender.Headers;

    /// <summary>The name of every call made from now on that is given none of its own; empty for the path or route of each.</summary>
    /// <value>Empty.</value>
    public string RequestName { get; set; } = "";

    /// <summary>Names the calls that are made until the result is disposed; then the name before holds again, so that it nests.</summary>
    /// <param name="name">A fixed text without ids.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public IDisposable Renaming(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new NameScope(this, name);
    }

    /// <summary>
    /// Sends a cookie's value as a header, too, with every request from now on that the cookie goes with: what services ask for
    /// against cross-site request forgery, for example <c>SendCookieAsHeader("masked_gorilla_csrf", "x-csrf-token")</c>.
    /// </summary>
    /// <param name="cookie">The name of the cookie. It may be set later.</param>
    /// <param name="header">The name of the header.</param>
    /// <exception cref="ArgumentException">A name is empty.</exception>
    public void SendCookieAsHeader(string cookie, string header)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(cookie);
        ArgumentException.ThrowIfNullOrWhiteSpace(header);
        _sender.SendCookieAsHeader(cookie, header);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _exchange.Dispose();
        _bodies.Dispose();
        _ownTransport?.Dispose();
    }

    internal Task<HttpReply> SendAsync(HttpCall call)
    {
        SeeSent(call);
        return _exchange.SendAsync(call, judged: null);
    }

    internal async Task<JudgedReply> SendJudgedAsync(HttpCall call, JudgedTime time)
    {
        SeeSent(call);
        var request = new OpenRequest(_exchange, call, time);

        // Nobody will say when background work has ended: what it judges is counted when it is disposed.
        var calls = BackgroundFlow.IsCurrent ? null : _judged;
        var reply = new JudgedReply(await _exchange.SendAsync(call, request).ConfigureAwait(false), request, calls);
        calls?.Add(reply);
        return reply;
    }

    /// <summary>Sends a call and has it judged at once: here an exception is seen by whoever counts.</summary>
    internal async Task<TReply> JudgeAsync<TReply>(HttpCall call, JudgedTime time, Func<HttpReply, OpenRequest, TReply> replyOf, Func<TReply, Task> judge)
        where TReply : JudgedReply
    {
        SeeSent(call);
        var request = new OpenRequest(_exchange, call, time);
        var reply = replyOf(await _exchange.SendAsync(call, request).ConfigureAwait(false), request);
        Exception? escaped = null;
        try
        {
            await judge(reply).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            escaped = exception;
            if (!reply.Absorbs(exception)) throw;
        }
        finally
        {
            reply.Close(escaped);
        }

        return reply;
    }

    internal Uri WithCacheBuster(Uri address)
    {
        var now = _context.Run.Time.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        return new UriBuilder(address) { Query = address.Query.Length > 1 ? $"{address.Query}&_={now}" : $"_={now}" }.Uri;
    }

    /// <summary>The task or hook has ended: counts what it has left to judge, closes what it has left open.</summary>
    /// <returns>What it did wrong; empty when nothing.</returns>
    internal string Settle(Exception? escaped)
    {
        _bodies.Settle();
        var undisposed = _judged.SettleAll(escaped);
        var forgotten = _created - _sent;
        _created = _sent;
        if (forgotten > 0) return $"LT2001: {forgotten} HTTP call(s) were made but never sent. Fix: await each call, or return it as the method's Task.";
        return undisposed == 0 ? "" : $"LT2003: {undisposed} judged call(s) were never disposed. Fix: 'await using var call = await Http.….Judged();', or judge in a lambda.";
    }

    HttpCall Create(HttpMethod method, Route route, HttpContent? content, string name, object? query)
    {
        var path = query is null ? route.Path : FieldText.WithQuery(route.Path, query);
        var address = AddressOf(path);
        var call = new HttpCall(this, method, address, content, name.Length > 0 ? name : NameOf(route, path, address));

        // A request is sent when it is awaited; one that never is would silently be no load at all. Of background work nobody
        // knows when it is through.
        if (BackgroundFlow.IsCurrent) call.MarkAsOfBackground();
        else Interlocked.Increment(ref _created);
        return call;
    }

    Uri AddressOf(string path)
    {
        if (!Uri.TryCreate(_host.Address, path, out var address) || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps))
            throw new UriFormatException($"LT2005: '{path}' is no HTTP address. Fix: write it in full, such as 'http://host/path', or relative to the user's host, such as '/path'.");
        return address;
    }

    string NameOf(in Route route, string path, Uri address)
    {
        if (RequestName.Length > 0) return RequestName;
        if (route.Name.Length > 0) return route.Name;
        return path.StartsWith('/') ? Route.WithoutQuery(path) : Uri.UnescapeDataString(address.AbsolutePath);
    }

    void SeeSent(HttpCall call)
    {
        if (!call.IsOfBackground) Interlocked.Increment(ref _sent);
        _judged.SettleParked();
    }

    sealed class NameScope : IDisposable
    {
        readonly HttpSession _session;
        readonly string _before;

        public NameScope(HttpSession session, string name)
        {
            _session = session;
            _before = session.RequestName;
            session.RequestName = name;
        }

        public void Dispose() => _session.RequestName = _before;
    }
}

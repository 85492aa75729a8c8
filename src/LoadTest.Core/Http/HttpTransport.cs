using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace LoadTest.Http;

/// <summary>
/// The connections that all users of a run share. A bare <see cref="HttpMessageInvoker"/> over a lean handler: cookies and
/// redirects are the session's business and cost nothing when unused (docs/performance.md has the figures).
/// </summary>
internal sealed class HttpTransport(HttpMessageHandler handler) : IDisposable
{
    readonly HttpMessageInvoker _invoker = new(handler);

    /// <summary>Connections of its own to real servers.</summary>
    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The invoker disposes the handler.")]
    public static HttpTransport Real() => new(new SocketsHttpHandler
    {
        UseCookies = false,
        UseProxy = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        ActivityHeadersPropagator = null,
        MaxConnectionsPerServer = int.MaxValue,
        PooledConnectionIdleTimeout = TimeSpan.FromMinutes(1),
    });

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken token) => _invoker.SendAsync(request, token);

    public void Dispose() => _invoker.Dispose();
}

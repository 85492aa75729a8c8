using System.Net;

namespace LoadTest.Http;

/// <summary>
/// Makes the connections of a run. Found under <c>Run.Shared</c>: what is put there before the first HTTP user joins replaces
/// the network, for example by a service in virtual time.
/// </summary>
/// <param name="handlerFor">Makes the handler that requests go through; it is disposed with its transport.</param>
internal sealed class HttpTransportFactory(Func<HttpOptions, HttpMessageHandler> handlerFor)
{
    public HttpTransportFactory()
        : this(LeanHandler)
    {
    }

    public HttpTransport Create(HttpOptions options) => new(handlerFor(options));

    // Docs/performance.md has the figures of what is left out.
    static SocketsHttpHandler LeanHandler(HttpOptions options) => new()
    {
        UseCookies = false,
        UseProxy = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        ActivityHeadersPropagator = null,
        MaxConnectionsPerServer = int.MaxValue,
        PooledConnectionIdleTimeout = TimeSpan.FromMinutes(1),
    };
}

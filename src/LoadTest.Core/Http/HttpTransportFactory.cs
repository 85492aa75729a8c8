using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using LoadTest.Http.Wire;

namespace LoadTest.Http;

/// <summary>
/// Makes the connections of a run. Found under <c>Run.Shared</c>: what is put there before the first HTTP user joins replaces
/// the network, for example by a service in virtual time.
/// </summary>
/// <param name="handlerFor">Makes the handler that requests go through; it is disposed with its transport.</param>
internal sealed class HttpTransportFactory(Func<HttpOptions, HttpMessageHandler> handlerFor) : IDisposable
{
    readonly Lock _access = new();
    readonly bool _isReal;
    WireLoops? _loops;
    bool _hasTriedLoops;
    int _created;

    public HttpTransportFactory()
        : this(LeanHandler) => _isReal = true;

    /// <summary>How many clients of the platform were made.</summary>
    public int Created => Volatile.Read(ref _created);

    public HttpTransport Create(HttpOptions options)
    {
        Interlocked.Increment(ref _created);
        return new HttpTransport(handlerFor(options));
    }

    /// <summary>Hosts and ports that users of the run connect to over the wire of our own.</summary>
    public WireEndpoints Endpoints { get; } = new();

    /// <summary>The wire of our own for users with these options; null where there is none, or it cannot do what they ask.</summary>
    public WireLoops? LoopsFor(HttpOptions options)
    {
        if (!_isReal || options.Client != HttpClientChoice.Automatic || options.Connections != HttpConnections.PerUser || options.Version != HttpVersion.Version11) return null;
        lock (_access)
        {
            if (!_hasTriedLoops) _loops = WireLoops.TryStart();
            _hasTriedLoops = true;
            return _loops;
        }
    }

    public void Dispose() => _loops?.Dispose();

    /// <summary>What users may share one transport by: connections that are opened in the same way.</summary>
    public static string KeyOf(HttpOptions options) => string.Join(
        ' ', [options.Version.ToString(), options.ConnectTimeout.ToString(), options.VerifyCertificates ? "verified" : "unverified", .. options.ClientCertificates.Select(certificate => certificate.Thumbprint)]);

    /// <summary>What requests go through in reality; docs/performance.md has the figures of what is left out.</summary>
    internal static SocketsHttpHandler LeanHandler(HttpOptions options)
    {
        var handler = new SocketsHttpHandler
        {
            UseCookies = false,
            UseProxy = false,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            ActivityHeadersPropagator = null,
            MaxConnectionsPerServer = int.MaxValue,
            EnableMultipleHttp2Connections = true,
            ConnectTimeout = options.ConnectTimeout,
            PooledConnectionIdleTimeout = TimeSpan.FromMinutes(1),
        };
        if (OperatingSystem.IsLinux()) handler.ConnectCallback = ConnectAsync;
        Secure(handler.SslOptions, options);
        return handler;
    }

    // As the handler itself connects, but with a look at what is left for the runtime.
    static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken token)
    {
        if (SpareDescriptors.AreAllThatIsLeft()) throw new SocketException((int)SocketError.TooManyOpenSockets);
        Socket? socket = null;
        try
        {
            socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(context.DnsEndPoint, token).ConfigureAwait(false);
            var stream = new NetworkStream(socket, ownsSocket: true);
            socket = null;
            return stream;
        }
        finally
        {
            socket?.Dispose();
        }
    }

    static void Secure(SslClientAuthenticationOptions tls, HttpOptions options)
    {
        var verifies = options.VerifyCertificates;
        if (!verifies) tls.RemoteCertificateValidationCallback = (_, _, _, errors) => !verifies || errors == SslPolicyErrors.None;
        if (options.ClientCertificates.Count == 0) return;

        tls.ClientCertificates = options.ClientCertificates;

        // The platform picks by the issuers that the server names. With one certificate there is nothing to pick: the server says
        // whether it likes it.
        if (options.ClientCertificates.Count == 1) tls.LocalCertificateSelectionCallback = (_, _, certificates, _, _) => certificates[0];
    }
}

using System.Net;
using System.Net.Security;

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
        Secure(handler.SslOptions, options);
        return handler;
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

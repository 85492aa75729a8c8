using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace LoadTest.Bench;

/// <summary>Kestrel with TLS, HTTP/1.1 and HTTP/2, a certificate of its own, and the same answers as <see cref="BareServer"/>.</summary>
internal sealed class SecureServer
{
    static readonly byte[] Item = System.Text.Encoding.ASCII.GetBytes($"{{\"id\":7,\"name\":\"{new string('x', 110)}\"}}");

    long _served;

    /// <summary>Serves on a free loopback port, says which, and ends when its owner does.</summary>
    public async Task RunUntilStdinClosesAsync()
    {
        using var certificate = Certificate();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            listen.Protocols = HttpProtocols.Http1AndHttp2;
            listen.UseHttps(certificate);
        }));
        await using var app = builder.Build();
        app.Run(AnswerAsync);
        await app.StartAsync();
        await Console.Out.WriteLineAsync($"Secure server listening on {app.Urls.Single()}");
        await Task.Run(() => Console.OpenStandardInput().ReadByte());
    }

    async Task AnswerAsync(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        if (context.Request.Path == "/_count")
        {
            await context.Response.WriteAsync(Interlocked.Read(ref _served).ToString(CultureInfo.InvariantCulture));
            return;
        }

        Interlocked.Increment(ref _served);
        context.Response.ContentLength = Item.Length;
        await context.Response.Body.WriteAsync(Item);
    }

    static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }
}

using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Logging;

namespace LoadTest.Testing;

/// <summary>
/// A real HTTP server on a loopback port with programmable routes. The counting oracle of accounting tests: it knows how many
/// requests came and the <c>X-Id</c> of each, without asking the product.
/// </summary>
public sealed class StubServer : IAsyncDisposable
{
    static readonly List<Socket> Reserved = [];

    readonly WebApplication _app;
    readonly ConcurrentDictionary<string, RequestDelegate> _routes = new(StringComparer.Ordinal);
    readonly ConcurrentQueue<string> _ids = new();
    int _requests;

    StubServer(WebApplication app) => _app = app;

    /// <summary>An address where nobody listens: the port is taken, and never listened on.</summary>
    public static Uri Unreachable { get; } = Reserve();

    /// <summary>Where the server listens.</summary>
    public Uri Address { get; private set; } = new("http://localhost");

    /// <summary>How many requests have arrived.</summary>
    public int Requests => Volatile.Read(ref _requests);

    /// <summary>Every value of the header <c>X-Id</c>, in order of arrival.</summary>
    public IReadOnlyList<string> Ids => [.. _ids];

    /// <summary>Starts a server; with a certificate it speaks TLS, and may ask its clients for theirs, whoever has issued it.</summary>
    public static Task<StubServer> StartAsync(X509Certificate2? certificate = null, bool requiresClientCertificate = false) => StartAsync(listen =>
    {
        if (certificate is not null)
        {
            listen.UseHttps(certificate, tls =>
            {
                if (!requiresClientCertificate) return;
                tls.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
                tls.AllowAnyClientCertificate();
            });
        }
    });

    /// <summary>Starts a server that speaks HTTP/2 only, without TLS.</summary>
    public static Task<StubServer> StartHttp2Async() => StartAsync(listen => listen.Protocols = HttpProtocols.Http2);

    static async Task<StubServer> StartAsync(Action<ListenOptions> configure)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, configure));
        var app = builder.Build();
        app.UseWebSockets();
        var server = new StubServer(app);
        app.Run(server.HandleAsync);
        await app.StartAsync();
        server.Address = new Uri(app.Urls.Single());
        return server;
    }

    /// <summary>Answers requests to <paramref name="path"/>; a later answer for the same path replaces an earlier one.</summary>
    public StubServer On(string path, RequestDelegate answer)
    {
        _routes[path] = answer;
        return this;
    }

    /// <summary>Answers with a status and a text.</summary>
    public StubServer On(string path, int status, string text = "") => On(path, context =>
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsync(text);
    });

    /// <summary>Accepts WebSockets, with the first sub-protocol offered; the connection ends with <paramref name="talk"/>.</summary>
    public StubServer OnWebSocket(string path, Func<HttpContext, WebSocket, Task> talk) => On(path, async context =>
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync(context.WebSockets.WebSocketRequestedProtocols.FirstOrDefault());
        await talk(context, socket);
    });

    /// <summary>Answers with a redirect.</summary>
    public StubServer Redirect(string path, int status, string location) => On(path, context =>
    {
        context.Response.StatusCode = status;
        context.Response.Headers.Location = location;
        return Task.CompletedTask;
    });

    public async ValueTask DisposeAsync()
    {
        using var hurry = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await _app.StopAsync(hurry.Token);
        await _app.DisposeAsync();
    }

    static Uri Reserve()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        Reserved.Add(socket);
        return new Uri($"http://{socket.LocalEndPoint}");
    }

    Task HandleAsync(HttpContext context)
    {
        Interlocked.Increment(ref _requests);
        foreach (var id in context.Request.Headers["X-Id"]) _ids.Enqueue(id ?? "");
        if (_routes.TryGetValue(context.Request.Path.Value ?? "", out var answer)) return answer(context);

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}

using System.Net;
using Google.Protobuf;
using Grpc.LoadTests.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Grpc.LoadTests.Server;

/// <summary>
/// The greeter on Kestrel: HTTP/2 without TLS, on a free loopback port. It runs in the process of the tests, so it costs the
/// generator time; a service of your own should have a process of its own, like the shop in <c>samples/Shop.LoadTests</c>.
/// </summary>
public sealed class GreeterServer : IAsyncLifetime
{
    readonly WebApplication _app = Build();

    /// <summary>Where the server listens.</summary>
    public Uri Address => new(_app.Urls.First());

    /// <inheritdoc/>
    public Task InitializeAsync() => _app.StartAsync();

    /// <inheritdoc/>
    public async Task DisposeAsync() => await _app.DisposeAsync();

    static WebApplication Build()
    {
        var builder = WebApplication.CreateSlimBuilder(["--hostBuilder:reloadConfigOnChange=false"]);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapPost(Greeter.SayHello.Path, context => GrpcResponse.AnswerAsync(context, HelloRequest.Parser, SayHelloAsync));
        app.MapPost(Greeter.CountTo.Path, context => GrpcResponse.AnswerAsync(context, CountRequest.Parser, CountToAsync));
        app.MapFallback(context => GrpcResponse.EndAsync(context, new GrpcStatus(GrpcStatusCode.Unimplemented, $"There is no method {context.Request.Path}.")));
        return app;
    }

    static async Task<GrpcStatus> SayHelloAsync(HelloRequest request, Func<IMessage, Task> reply, CancellationToken token)
    {
        if (request.Name.Length == 0)
            return new GrpcStatus(GrpcStatusCode.InvalidArgument, "The name is empty – whom shall I greet?");
        await Task.Delay(request.DelayMs, token);
        await reply(new HelloReply { Message = $"Hello, {request.Name}" });
        return GrpcStatus.Ok;
    }

    static async Task<GrpcStatus> CountToAsync(CountRequest request, Func<IMessage, Task> reply, CancellationToken token)
    {
        for (var number = 1; number <= request.Limit; number++)
        {
            if (number == request.FailAt)
                return new GrpcStatus(GrpcStatusCode.Aborted, $"I cannot count to {number}.");
            await reply(new CountReply { Number = number });
        }
        return GrpcStatus.Ok;
    }
}

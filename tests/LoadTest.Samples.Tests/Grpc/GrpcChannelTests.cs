using System.Net;
using System.Net.Sockets;
using Grpc.LoadTests;
using Grpc.LoadTests.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace LoadTest.Samples.Grpc;

/// <summary>What the gRPC client of the sample makes of answers that no sound gRPC server gives.</summary>
public sealed class GrpcChannelTests
{
    [Fact]
    public async Task A_server_that_is_not_there_is_unavailable()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = new Uri($"http://{listener.LocalEndpoint}");
        listener.Stop();

        Assert.Equal(GrpcStatusCode.Unavailable, (await GreetAsync(address)).Code);
    }

    [Theory]
    [InlineData(404, GrpcStatusCode.Unimplemented)]
    [InlineData(429, GrpcStatusCode.Unavailable)]
    [InlineData(200, GrpcStatusCode.Unknown)]
    public async Task An_answer_without_a_status_is_judged_by_its_HTTP_status(int httpStatus, GrpcStatusCode expected)
    {
        var status = await GreetAsync(context =>
        {
            context.Response.StatusCode = httpStatus;
            return Task.CompletedTask;
        });

        Assert.Equal(new GrpcStatus(expected, $"HTTP {httpStatus} without grpc-status"), status);
    }

    [Theory]
    [InlineData(new byte[] { 0, 0, 0 }, "The body ends within the head of a message.")]
    [InlineData(new byte[] { 0, 0, 0, 0, 9, 1 }, "The body ends within a message.")]
    [InlineData(new byte[] { 1, 0, 0, 0, 0 }, "The message is compressed.")]
    [InlineData(new byte[] { 0, 0, 0, 0, 1, 255 }, "The message cannot be read.")]
    [InlineData(new byte[] { 0, 255, 0, 0, 0 }, "The message is longer than 4194304 bytes.")]
    public async Task A_body_that_is_not_made_of_messages_is_an_internal_error(byte[] body, string detail) =>
        Assert.Equal(new GrpcStatus(GrpcStatusCode.Internal, detail), await GreetAsync(context => context.Response.Body.WriteAsync(body).AsTask()));

    [Fact]
    public async Task A_connection_that_breaks_is_no_success()
    {
        var status = await GreetAsync(context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });

        Assert.False(status.IsOk);
    }

    static async Task<GrpcStatus> GreetAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder(["--hostBuilder:reloadConfigOnChange=false"]);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.Run(answer);
        await app.StartAsync();
        return await GreetAsync(new Uri(app.Urls.First()));
    }

    static async Task<GrpcStatus> GreetAsync(Uri address)
    {
        using var channel = new GrpcChannel(address);
        return await channel.CallAsync(Greeter.SayHello, new HelloRequest { Name = "a" }, _ => { }, TimeSpan.FromSeconds(20), CancellationToken.None);
    }
}

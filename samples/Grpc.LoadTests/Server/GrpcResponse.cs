using System.Globalization;
using Google.Protobuf;
using Grpc.LoadTests.Client;
using Microsoft.AspNetCore.Http;

namespace Grpc.LoadTests.Server;

/// <summary>Answers a gRPC call: reads its one request, sends its answers, and its status last.</summary>
static class GrpcResponse
{
    const string ContentType = "application/grpc";

    /// <summary>Answers with what <paramref name="method"/> replies, and the status that it returns.</summary>
    public static async Task AnswerAsync<TRequest>(
        HttpContext context, MessageParser<TRequest> parser, Func<TRequest, Func<IMessage, Task>, CancellationToken, Task<GrpcStatus>> method)
        where TRequest : IMessage<TRequest>
    {
        context.Response.ContentType = ContentType;
        try
        {
            // To the end of the body: Kestrel resets a stream that was answered while the caller could still send.
            TRequest? request = default;
            await foreach (var message in GrpcFrame.ReadAsync(context.Request.Body, parser, context.RequestAborted))
                request = message;
            await EndAsync(context, request is null
                ? new GrpcStatus(GrpcStatusCode.InvalidArgument, "There is no request.")
                : await method(request, ReplyAsync, context.RequestAborted));
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller has gone: nobody is there to answer.
        }

        Task ReplyAsync(IMessage message) => context.Response.Body.WriteAsync(GrpcFrame.Write(message), context.RequestAborted).AsTask();
    }

    /// <summary>Sends the status: after the answers in the trailers, or in the headers when there was no answer.</summary>
    public static Task EndAsync(HttpContext context, GrpcStatus status)
    {
        var response = context.Response;
        if (!response.HasStarted)
            response.ContentType = ContentType;
        Send("grpc-status", ((int)status.Code).ToString(CultureInfo.InvariantCulture));
        if (status.Detail.Length > 0)
            Send("grpc-message", Uri.EscapeDataString(status.Detail));
        return response.CompleteAsync();

        void Send(string name, string value)
        {
            if (response.HasStarted)
                response.AppendTrailer(name, value);
            else
                response.Headers[name] = value;
        }
    }
}

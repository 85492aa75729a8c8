using Google.Protobuf;
using LoadTest;

namespace Grpc.LoadTests.Client;

/// <summary>The calls of one virtual user: each is timed and counted as <c>grpc Service/Method</c>, and failed unless its status is OK.</summary>
/// <param name="channel">The connections, which users share.</param>
/// <param name="context">The user's.</param>
public sealed class GrpcSession(GrpcChannel channel, UserContext context)
{
    /// <summary>How long a call may take.</summary>
    /// <value>30 s</value>
    public TimeSpan Deadline { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>A unary call.</summary>
    public async Task<GrpcReply<TReply>> CallAsync<TRequest, TReply>(GrpcMethod<TRequest, TReply> method, TRequest request)
        where TRequest : IMessage
        where TReply : class, IMessage<TReply>
    {
        TReply? message = null;
        var status = await StreamAsync(method, request, reply => message = reply);
        return new GrpcReply<TReply>(status, message);
    }

    /// <summary>A server stream; its time ends with its last message.</summary>
    public Task<GrpcStatus> StreamAsync<TRequest, TReply>(GrpcMethod<TRequest, TReply> method, TRequest request, Action<TReply> onReply)
        where TRequest : IMessage
        where TReply : IMessage<TReply> =>
        context.MeasureAsync("grpc", method.Name, async measured =>
        {
            var status = await channel.CallAsync(method, request, onReply, Deadline, context.Aborting);
            measured.Details = new RequestDetails { StatusCode = (int)status.Code };
            // The detail may differ from call to call; the code does not, and failures are grouped by it.
            if (!status.IsOk)
                measured.Fail(status.Code.ToString());
            return status;
        });
}

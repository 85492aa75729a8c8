namespace Grpc.LoadTests.Client;

/// <summary>What a broken stream or connection means in gRPC's words: grpc/doc/PROTOCOL-HTTP2.md, "Errors".</summary>
static class GrpcFailure
{
    const long RefusedStream = 7;
    const long Cancel = 8;
    const long EnhanceYourCalm = 11;
    const long InadequateSecurity = 12;

    public static GrpcStatus StatusOf(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is HttpProtocolException reset)
                return new GrpcStatus(CodeOf(reset.ErrorCode), $"the server reset the stream with error {reset.ErrorCode}");
        }
        var isResponseBroken = exception is HttpIOException or HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse };
        return new GrpcStatus(isResponseBroken ? GrpcStatusCode.Internal : GrpcStatusCode.Unavailable, exception.Message);
    }

    static GrpcStatusCode CodeOf(long error) => error switch
    {
        RefusedStream => GrpcStatusCode.Unavailable,
        Cancel => GrpcStatusCode.Cancelled,
        EnhanceYourCalm => GrpcStatusCode.ResourceExhausted,
        InadequateSecurity => GrpcStatusCode.PermissionDenied,
        _ => GrpcStatusCode.Internal,
    };
}

using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace Grpc.LoadTests.Client;

/// <summary>Reads the status of a call from its response.</summary>
static class GrpcTrailers
{
    const string Status = "grpc-status";
    const string Message = "grpc-message";

    /// <summary>
    /// The status. A server that fails before its first message sends nothing but headers, and the status is in them
    /// ("trailers-only"); otherwise it comes after the body.
    /// </summary>
    public static GrpcStatus StatusOf(HttpResponseMessage response) =>
        Read(response.TrailingHeaders) ?? Read(response.Headers) ?? StatusOf(response.StatusCode);

    static GrpcStatus? Read(HttpHeaders headers)
    {
        if (ValueOf(headers, Status) is not { } text)
            return null;
        var code = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && Enum.IsDefined((GrpcStatusCode)number)
            ? (GrpcStatusCode)number
            : GrpcStatusCode.Unknown;
        return new GrpcStatus(code, Uri.UnescapeDataString(ValueOf(headers, Message) ?? ""));
    }

    static string? ValueOf(HttpHeaders headers, string name) => headers.NonValidated.TryGetValues(name, out var values) ? values.ToString() : null;

    // Something that is no gRPC server has answered, a proxy perhaps: grpc/doc/http-grpc-status-mapping.md.
    static GrpcStatus StatusOf(HttpStatusCode status) => new(
        status switch
        {
            HttpStatusCode.BadRequest => GrpcStatusCode.Internal,
            HttpStatusCode.Unauthorized => GrpcStatusCode.Unauthenticated,
            HttpStatusCode.Forbidden => GrpcStatusCode.PermissionDenied,
            HttpStatusCode.NotFound => GrpcStatusCode.Unimplemented,
            HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout => GrpcStatusCode.Unavailable,
            _ => GrpcStatusCode.Unknown,
        },
        $"HTTP {(int)status} without {Status}");
}

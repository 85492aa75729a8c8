using System.Globalization;
using System.Net;
using System.Net.WebSockets;
using LoadTest.Http;

namespace LoadTest.WebSockets;

/// <summary>Says in few distinct words why a connection failed, so that failures group.</summary>
internal static class WebSocketFailure
{
    /// <param name="exception">What was thrown.</param>
    /// <param name="status">The status of the response to the request that opens the connection; 0 when there was none.</param>
    /// <param name="address">Where the connection leads.</param>
    public static string Describe(Exception exception, HttpStatusCode status, Uri address) => exception switch
    {
        InvalidDataException => exception.Message,
        WebSocketException { WebSocketErrorCode: WebSocketError.NotAWebSocket } when status is not (0 or HttpStatusCode.SwitchingProtocols) => OfStatus(status),
        WebSocketException { InnerException: { } inner } => HttpFailure.Describe(inner, address),
        WebSocketException { WebSocketErrorCode: WebSocketError.ConnectionClosedPrematurely } => "the connection ended without a close frame",
        WebSocketException failure => $"WebSocket error: {failure.WebSocketErrorCode}",
        _ => HttpFailure.Describe(exception, address),
    };

    /// <summary>Why the server closed the connection; empty when it did so in the usual course of things.</summary>
    public static string OfClose(WebSocketCloseStatus? status) =>
        status is null or WebSocketCloseStatus.NormalClosure or WebSocketCloseStatus.EndpointUnavailable or WebSocketCloseStatus.Empty
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $"closed by the server with {(int)status} {(Enum.IsDefined(status.Value) ? status.ToString() : "")}").TrimEnd();

    static string OfStatus(HttpStatusCode status) =>
        string.Create(CultureInfo.InvariantCulture, $"HTTP {(int)status} {status} instead of a WebSocket");
}

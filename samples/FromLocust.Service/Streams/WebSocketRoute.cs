using System.Net.WebSockets;
using FromLocust.Service.Seen;
using FromLocust.Service.Visitors;

namespace FromLocust.Service.Streams;

/// <summary>
/// <c>/ws</c>: sends every text message back, up to 4 kB. <c>{"type":"drop"}</c> breaks the connection without a closing handshake.
/// At <c>/_seen</c> a message is <c>WS /ws message</c>, a closing handshake <c>WS /ws closed</c>, a broken connection <c>WS /ws broken</c>.
/// </summary>
internal static class WebSocketRoute
{
    const int LongestMessageBytes = 4096;

    public static void MapWebSocket(this WebApplication app) => app.Map("/ws", async (HttpContext context, Visitor visitor, SeenRequests seen) =>
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            context.Response.StatusCode = StatusCodes.Status426UpgradeRequired;
            return;
        }
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        try
        {
            seen.Happened(await EchoAsync(socket, () => seen.Happened("WS /ws message", visitor), context) ? "WS /ws closed" : "WS /ws broken", visitor);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            seen.Happened("WS /ws broken", visitor);
        }
    });

    /// <summary>Echoes until the client closes (true) or asks for the connection to be broken (false).</summary>
    static async Task<bool> EchoAsync(WebSocket socket, Action onMessage, HttpContext context)
    {
        var buffer = new byte[LongestMessageBytes];
        while (true)
        {
            var length = await ReceiveAsync(socket, buffer, context.RequestAborted);
            if (socket.State == WebSocketState.CloseReceived)
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, context.RequestAborted);
                return true;
            }
            if (length < 0)
            {
                await socket.CloseAsync(WebSocketCloseStatus.MessageTooBig, $"at most {LongestMessageBytes} bytes", context.RequestAborted);
                return true;
            }
            onMessage();
            if (SocketCommand.IsDrop(buffer.AsSpan(0, length)))
            {
                context.Abort();
                return false;
            }
            await socket.SendAsync(buffer.AsMemory(0, length), WebSocketMessageType.Text, endOfMessage: true, context.RequestAborted);
        }
    }

    /// <summary>One whole message; its length, or -1 when the buffer is too small for it.</summary>
    static async Task<int> ReceiveAsync(WebSocket socket, Memory<byte> buffer, CancellationToken token)
    {
        var length = 0;
        while (length < buffer.Length)
        {
            var part = await socket.ReceiveAsync(buffer[length..], token);
            length += part.Count;
            if (part.EndOfMessage)
                return length;
        }
        return -1;
    }
}

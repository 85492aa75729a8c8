using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace LoadTest.Tests.WebSockets;

/// <summary>What the server's side of a WebSocket does.</summary>
internal static class Talk
{
    /// <summary>Answers each message with itself.</summary>
    public static async Task EchoAsync(HttpContext context, WebSocket socket)
    {
        while (await ReceiveAsync(socket) is { } message) await socket.SendAsync(message.Bytes, message.Type, endOfMessage: true, context.RequestAborted);
        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", context.RequestAborted);
    }

    /// <summary>Receives, and says nothing until the client closes.</summary>
    public static async Task SilentAsync(HttpContext context, WebSocket socket)
    {
        while (await ReceiveAsync(socket) is not null)
        {
        }

        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", context.RequestAborted);
    }

    /// <summary>Sends some texts after the first message, then nothing.</summary>
    public static async Task PushAsync(WebSocket socket, params string[] texts)
    {
        await ReceiveAsync(socket);
        foreach (var text in texts) await SendAsync(socket, text);
        if (await ReceiveAsync(socket) is null) await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", default);
    }

    public static Task SendAsync(WebSocket socket, string text) => socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, default);

    /// <summary>Waits for what another thread is about to do, and fails when it does not.</summary>
    public static async Task Until(Func<bool> isSo)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!isSo())
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    /// <summary>A whole message, or null when the client closes.</summary>
    public static async Task<(byte[] Bytes, WebSocketMessageType Type)?> ReceiveAsync(WebSocket socket)
    {
        var bytes = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (true)
        {
            var frame = await socket.ReceiveAsync(buffer, default);
            if (frame.MessageType == WebSocketMessageType.Close) return null;
            bytes.Write(buffer, 0, frame.Count);
            if (frame.EndOfMessage) return (bytes.ToArray(), frame.MessageType);
        }
    }
}

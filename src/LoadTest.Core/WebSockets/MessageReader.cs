using System.Net.WebSockets;

namespace LoadTest.WebSockets;

/// <summary>Puts the frames of a connection together to messages, up to a size. One reader at a time.</summary>
internal sealed class MessageReader(WebSocket socket, int maxBytes)
{
    const int UsualBytes = 4 * 1024;
    const int KeptBytes = 64 * 1024;

    byte[] _buffer = new byte[UsualBytes];

    /// <summary>The next message, or null when the server closes the connection.</summary>
    /// <exception cref="InvalidDataException">A message is too long.</exception>
    /// <exception cref="WebSocketException">The connection has broken.</exception>
    public async ValueTask<WebSocketMessage?> ReadAsync()
    {
        var length = 0;
        while (true)
        {
            if (length == _buffer.Length) Array.Resize(ref _buffer, (int)Math.Min(_buffer.Length * 2L, maxBytes + 1L));
            var frame = await socket.ReceiveAsync(_buffer.AsMemory(length), CancellationToken.None).ConfigureAwait(false);
            if (frame.MessageType == WebSocketMessageType.Close) return null;

            length += frame.Count;
            if (length > maxBytes) throw new InvalidDataException($"a message is longer than {maxBytes} bytes");
            if (frame.EndOfMessage) return Take(frame.MessageType == WebSocketMessageType.Text, length);
        }
    }

    // A connection that once had a long message does not keep the room for it: there may be thousands.
    WebSocketMessage Take(bool isText, int length)
    {
        var message = new WebSocketMessage(isText, _buffer.AsSpan(0, length).ToArray());
        if (_buffer.Length > KeptBytes) _buffer = new byte[UsualBytes];
        return message;
    }
}

using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace LoadTest.Tests.Http.Wire;

/// <summary>The server's end of one connection.</summary>
internal sealed class ScriptedConnection(Socket socket, int number) : IDisposable
{
    readonly StringBuilder _seen = new();
    readonly List<byte> _received = [];

    /// <summary>From 0, in the order of arrival.</summary>
    public int Number => number;

    /// <summary>What was read of it.</summary>
    public string Seen => _seen.ToString();

    public Task Ending { get; private set; } = Task.CompletedTask;

    public void Run(Func<ScriptedConnection, Task> script)
    {
        socket.NoDelay = true;
        Ending = RunAsync(script);
    }

    /// <summary>Reads a request with its body; false at the end of the connection.</summary>
    public async Task<bool> ReadAsync()
    {
        while (true)
        {
            if (RequestLength() is var length and > 0)
            {
                _seen.Append(Encoding.Latin1.GetString([.. _received[..length]]));
                _received.RemoveRange(0, length);
                return true;
            }

            var buffer = new byte[64 * 1024];
            var read = await socket.ReceiveAsync(buffer);
            if (read == 0) return false;
            _received.AddRange(buffer[..read]);
        }
    }

    public Task SendAsync(string text) => SendAsync(Encoding.Latin1.GetBytes(text));

    public async Task SendAsync(ReadOnlyMemory<byte> bytes)
    {
        while (bytes.Length > 0) bytes = bytes[await socket.SendAsync(bytes)..];
    }

    /// <summary>Ends the connection as a crash does.</summary>
    public void Reset()
    {
        socket.LingerState = new LingerOption(enable: true, seconds: 0);
        socket.Dispose();
    }

    public void Dispose() => socket.Dispose();

    async Task RunAsync(Func<ScriptedConnection, Task> script)
    {
        try
        {
            await script(this);
            socket.Shutdown(SocketShutdown.Both);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The client has gone, or the test is over.
        }
        finally
        {
            socket.Dispose();
        }
    }

    int RequestLength()
    {
        var text = Encoding.Latin1.GetString([.. _received]);
        var head = text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4;
        if (head < 4) return 0;
        if (text[..head].Contains("Transfer-Encoding: chunked", StringComparison.OrdinalIgnoreCase))
            return text.IndexOf("0\r\n\r\n", head, StringComparison.Ordinal) is var end and >= 0 ? end + 5 : 0;

        var line = text[..head].Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
        var length = head + (line is null ? 0 : int.Parse(line.Split(':')[1], CultureInfo.InvariantCulture));
        return text.Length >= length ? length : 0;
    }
}

using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace LoadTest.Bench;

/// <summary>
/// As little of an HTTP server as a generator needs: any GET is answered with the same 128 bytes, <c>GET /_count</c> with the
/// number of requests served. It costs less per request than any generator, so that the generator is what is measured.
/// A request must arrive without a body and without another one behind it (no pipelining), which is how generators send.
/// </summary>
internal sealed class BareServer
{
    static readonly byte[] Item = Answer($"{{\"id\":7,\"name\":\"{new string('x', 110)}\"}}");

    long _served;

    /// <summary>Serves on a free loopback port, says which, and ends when its owner does.</summary>
    public async Task RunUntilStdinClosesAsync()
    {
        var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(1024);
        await Console.Out.WriteLineAsync($"Bare server listening on http://{listener.LocalEndPoint}");
        var accepting = AcceptForeverAsync(listener);
        var ownerIsGone = Task.Run(() => Console.OpenStandardInput().ReadByte());
        await await Task.WhenAny(accepting, ownerIsGone);
    }

    async Task AcceptForeverAsync(Socket listener)
    {
        using var owned = listener;
        while (true)
            _ = ServeAsync(await listener.AcceptAsync());
    }

    async Task ServeAsync(Socket connection)
    {
        using var owned = connection;
        connection.NoDelay = true;
        var buffer = new byte[4096];
        try
        {
            var length = 0;
            while (await connection.ReceiveAsync(buffer.AsMemory(length)) is var received and > 0)
            {
                length += received;
                if (!buffer.AsSpan(0, length).EndsWith("\r\n\r\n"u8))
                    continue;
                await connection.SendAsync(AnswerTo(buffer.AsSpan(0, length)));
                length = 0;
            }
        }
        catch (SocketException)
        {
            // The generator closes its connections at its end, with requests under way.
        }
    }

    byte[] AnswerTo(ReadOnlySpan<byte> request)
    {
        if (request.StartsWith("GET /_count "u8))
            return Answer(Interlocked.Read(ref _served).ToString(CultureInfo.InvariantCulture));
        Interlocked.Increment(ref _served);
        return Item;
    }

    static byte[] Answer(string json) =>
        Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {json.Length}\r\n\r\n{json}");
}

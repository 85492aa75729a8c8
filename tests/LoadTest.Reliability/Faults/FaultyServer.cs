using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace LoadTest.Reliability.Faults;

/// <summary>
/// A server on a bare socket that does to each request what its path says, <c>/BlackHole</c>, and remembers its id, the header
/// <c>X-Id</c>. Connections are kept alive where the fault allows it.
/// </summary>
public sealed class FaultyServer : IAsyncDisposable
{
    readonly TcpListener _listener;
    readonly CancellationTokenSource _stop = new();
    readonly ConcurrentQueue<(Fault Fault, string Id)> _seen = new();
    readonly ConcurrentBag<Task> _connections = [];
    readonly Task _accepting;
    int _lastId;

    public FaultyServer()
        : this(IPAddress.Loopback, port: 0)
    {
    }

    /// <param name="address">Where it listens.</param>
    /// <param name="port">0 for any that is free.</param>
    public FaultyServer(IPAddress address, int port)
    {
        _listener = new TcpListener(address, port);
        _listener.Start(512);
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>What has arrived, a repeated id as often as it came.</summary>
    public IReadOnlyList<(Fault Fault, string Id)> Seen => [.. _seen];

    /// <summary>An id for the next request.</summary>
    public string NextId() => FormattableString.Invariant($"{Interlocked.Increment(ref _lastId)}");

    /// <summary>Where to meet a fault.</summary>
    public Uri AddressOf(Fault fault) => fault switch
    {
        Fault.Refused => new Uri("http://127.0.0.1:1/Refused"),
        Fault.NoTls => new Uri($"https://127.0.0.1:{Port}/NoTls"),
        Fault.NoHost => new Uri("http://nowhere.invalid/NoHost"),
        _ => new Uri($"http://127.0.0.1:{Port}/{fault}"),
    };

    public async ValueTask DisposeAsync()
    {
        if (_stop.IsCancellationRequested) return;
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
        await Task.WhenAll(_connections);
        _stop.Dispose();
    }

    async Task AcceptAsync()
    {
        try
        {
            while (true) _connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
                while (await ReadHeadAsync(reader) is { } head)
                {
                    _seen.Enqueue(head);
                    if (!await AnswerAsync(client, head.Fault)) return;
                }
            }
            catch (Exception exception) when (exception is IOException or OperationCanceledException or SocketException)
            {
                // The client has gone, or the test is over.
            }
        }
    }

    async Task<(Fault Fault, string Id)?> ReadHeadAsync(StreamReader reader)
    {
        if (await reader.ReadLineAsync(_stop.Token) is not { } request || !request.StartsWith("GET /", StringComparison.Ordinal)) return null;

        var id = "";
        while (await reader.ReadLineAsync(_stop.Token) is { Length: > 0 } line)
        {
            if (line.StartsWith("X-Id: ", StringComparison.OrdinalIgnoreCase)) id = line["X-Id: ".Length..];
        }

        return (Enum.Parse<Fault>(request.Split(' ')[1][1..]), id);
    }

    /// <returns>Whether the connection goes on.</returns>
    async Task<bool> AnswerAsync(TcpClient client, Fault fault)
    {
        switch (fault)
        {
            case Fault.None:
                await SendAsync(client, "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello");
                return true;
            case Fault.ServerError:
                await SendAsync(client, "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n");
                return true;
            case Fault.ResetBeforeHeaders:
                Reset(client);
                return false;
            case Fault.ResetAfterHeaders:
                await SendAsync(client, "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n");
                Reset(client);
                return false;
            case Fault.TruncatedBody:
                await SendAsync(client, "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhe");
                return false;
            case Fault.Garbage:
                await SendAsync(client, "HELO garbage\r\n\r\n");
                return false;
            case Fault.Drip:
                await SendAsync(client, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n");
                while (true) await DripAsync(client);
            default:
                await Task.Delay(Timeout.Infinite, _stop.Token);
                return false;
        }
    }

    async Task DripAsync(TcpClient client)
    {
        await SendAsync(client, "x");
        await Task.Delay(50, _stop.Token);
    }

    async Task SendAsync(TcpClient client, string text) => await client.GetStream().WriteAsync(Encoding.Latin1.GetBytes(text), _stop.Token);

    // A socket that is closed without lingering sends RST.
    static void Reset(TcpClient client) => client.Client.Close(timeout: 0);
}

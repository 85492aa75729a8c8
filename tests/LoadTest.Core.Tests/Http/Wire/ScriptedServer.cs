using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace LoadTest.Tests.Http.Wire;

/// <summary>A server that says exactly the bytes that it is told to, and keeps exactly those that it got.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    readonly Func<ScriptedConnection, Task> _script;
    readonly ConcurrentQueue<ScriptedConnection> _connections = new();
    readonly Task _accepting;

    /// <param name="script">What happens on a connection; it is closed afterwards.</param>
    public ScriptedServer(Func<ScriptedConnection, Task> script)
    {
        _script = script;
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen(64);
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndPoint!).Port}");
        _accepting = AcceptAsync();
    }

    public Uri Address { get; }

    /// <summary>What came, connection by connection.</summary>
    public IReadOnlyList<ScriptedConnection> Connections => [.. _connections];

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        foreach (var connection in _connections) connection.Dispose();
        await _accepting;
        await Task.WhenAll(_connections.Select(connection => connection.Ending));
    }

    async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var connection = new ScriptedConnection(await _listener.AcceptAsync(), _connections.Count);
                _connections.Enqueue(connection);
                connection.Run(_script);
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}

namespace FromLocust.WebSockets;

/// <summary>
/// S-004-10, "Testing WebSockets": a user with a connection. What it receives is read in the background and counted, without a
/// duration; when the user stops, the connection is closed.
/// </summary>
public abstract class WebSocketUser(ServiceFixture service) : ServiceUser(service)
{
    WebSocketSession? _socket;

    protected override WaitTime WaitTime => WaitTime.Between(1, 3);

    /// <summary>The connection of the user.</summary>
    protected WebSocketSession Socket => _socket!; // set when the user started

    protected override async Task OnStartAsync() => _socket = await WebSocketSession.ConnectAsync(this, "/ws");
}

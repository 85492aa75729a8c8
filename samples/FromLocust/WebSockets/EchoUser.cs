namespace FromLocust.WebSockets;

/// <summary>S-004-10 with answers: from the message to its echo is one request.</summary>
[LoadTest]
[Users(150, SpawnRate = 150, Duration = "3s", WarmUp = "1s")]
[Threshold("failures < 5%")]
[Threshold("p95(websocket round trip) < 500ms")]
public class EchoUser(ServiceFixture service) : WebSocketUser(service)
{
    int _messages;

    [Task]
    public Task SendAndWait()
    {
        var message = $"message {++_messages}";
        return Socket.RoundTripAsync(message, answer => answer.Text == message);
    }
}

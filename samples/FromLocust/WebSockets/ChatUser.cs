using System.Text.Json;

namespace FromLocust.WebSockets;

/// <summary>S-004-10: a user that sends messages.</summary>
[LoadTest]
[Users(150, SpawnRate = 150, Duration = "3s", WarmUp = "1s")]
[Threshold("failures < 5%")]
[Threshold("p95(websocket send) < 500ms")]
[Threshold("count(websocket receive) > 20")]
public class ChatUser(ServiceFixture service) : WebSocketUser(service)
{
    [Task]
    public Task SendMessage() => Socket.SendAsync(JsonSerializer.Serialize(new
    {
        type = "message",
        content = $"Hello from user {Context.UserNumber} at {Run.Elapsed}",
    }));
}

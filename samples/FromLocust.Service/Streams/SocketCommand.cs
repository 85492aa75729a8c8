using System.Text.Json;

namespace FromLocust.Service.Streams;

/// <summary>What a client of <c>/ws</c> may ask for: a JSON object with <c>type</c>. Anything else is a message to be sent back.</summary>
internal sealed record SocketCommand(string? Type)
{
    /// <summary>Whether the message is <c>{"type":"drop"}</c>.</summary>
    public static bool IsDrop(ReadOnlySpan<byte> message)
    {
        try
        {
            return JsonSerializer.Deserialize<SocketCommand>(message, JsonSerializerOptions.Web)?.Type == "drop";
        }
        catch (JsonException)
        {
            return false;
        }
    }
}

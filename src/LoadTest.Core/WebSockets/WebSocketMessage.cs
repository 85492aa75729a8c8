using System.Text;
using System.Text.Json;

namespace LoadTest;

/// <summary>A whole message that has been received.</summary>
public sealed class WebSocketMessage
{
    internal WebSocketMessage(bool isText, ReadOnlyMemory<byte> bytes)
    {
        IsText = isText;
        Bytes = bytes;
    }

    /// <summary>Whether it was sent as text; otherwise it is binary.</summary>
    public bool IsText { get; }

    /// <summary>What was received, in full.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>The message as UTF-8 text.</summary>
    public string Text => Encoding.UTF8.GetString(Bytes.Span);

    /// <summary>The message read as JSON with the web defaults.</summary>
    /// <typeparam name="T">What to read.</typeparam>
    /// <exception cref="JsonException">It is no JSON, or not of this shape.</exception>
    public T? Json<T>() => JsonSerializer.Deserialize<T>(Bytes.Span, JsonSerializerOptions.Web);
}

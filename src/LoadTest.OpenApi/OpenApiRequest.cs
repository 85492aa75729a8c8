using System.Text.Json.Nodes;

namespace LoadTest;

/// <summary>A whole body that has just been made; see <see cref="OpenApiFixUps.Request"/>.</summary>
public sealed record OpenApiRequest
{
    /// <summary>The method that the body was asked for, as the caller wrote it.</summary>
    public required string Method { get; init; }

    /// <summary>The path that the body was asked for, as the caller wrote it.</summary>
    public required string Path { get; init; }

    /// <summary>The body, to be changed in place.</summary>
    public required JsonNode Body { get; init; }

    /// <summary>The random numbers that the body is made with. Take no others, so that the same seed gives the same body.</summary>
    public required Random Random { get; init; }
}

using System.Text.Json.Nodes;

namespace LoadTest;

/// <summary>An object that has just been made; see <see cref="OpenApiFixUps.Object"/>.</summary>
public sealed record OpenApiObject
{
    /// <summary>The name under which the document declares it; empty for an object without one.</summary>
    public required string Schema { get; init; }

    /// <summary>Where it is in the body, for example <c>pickupAddress</c> or <c>items[0]</c>; empty for the body itself.</summary>
    public required string Path { get; init; }

    /// <summary>The object, to be changed in place.</summary>
    public required JsonObject Value { get; init; }

    /// <summary>The random numbers that the body is made with. Take no others, so that the same seed gives the same body.</summary>
    public required Random Random { get; init; }
}

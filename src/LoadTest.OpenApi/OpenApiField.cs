namespace LoadTest;

/// <summary>A field that is about to be made; see <see cref="OpenApiFixUps.Field"/>.</summary>
public sealed record OpenApiField
{
    /// <summary>Its name, for example <c>postalCode</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Where it is in the body, for example <c>pickupAddress.postalCode</c> or <c>items[0].id</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The name under which the document declares the object that it is a field of; empty for an object without one.</summary>
    public required string Schema { get; init; }

    /// <summary>Its format, for example <c>date</c>; empty when it has none.</summary>
    public required string Format { get; init; }

    /// <summary>The random numbers that the body is made with. Take no others, so that the same seed gives the same body.</summary>
    public required Random Random { get; init; }
}

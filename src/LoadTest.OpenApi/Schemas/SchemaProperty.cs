namespace LoadTest.OpenApi.Schemas;

/// <summary>A field that objects of a schema can have.</summary>
internal sealed record SchemaProperty(string Name, Schema Schema)
{
    public required bool IsRequired { get; init; }

    /// <summary>The service sets it: it has no place in a request, whether required or not.</summary>
    public required bool IsReadOnly { get; init; }

    public bool MustBeSent => IsRequired && !IsReadOnly;
}

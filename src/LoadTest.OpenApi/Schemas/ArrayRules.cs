namespace LoadTest.OpenApi.Schemas;

/// <summary>What a schema asks of arrays.</summary>
internal sealed record ArrayRules
{
    public static ArrayRules None { get; } = new();

    /// <summary>What the items are like; null when nothing is said about them.</summary>
    public Schema? Items { get; init; }

    public int MinItems { get; init; }

    public int MaxItems { get; init; } = int.MaxValue;

    public bool IsUnique { get; init; }
}

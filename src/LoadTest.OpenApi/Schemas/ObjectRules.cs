namespace LoadTest.OpenApi.Schemas;

/// <summary>What a schema asks of objects.</summary>
internal sealed record ObjectRules
{
    public static ObjectRules None { get; } = new();

    /// <summary>The declared fields, in the order of the document.</summary>
    public IReadOnlyList<SchemaProperty> Properties { get; init; } = [];

    /// <summary>What the values of other fields are like; null when nothing is said about them.</summary>
    public Schema? Others { get; init; }

    public bool AllowsOthers { get; init; } = true;

    public int MinCount { get; init; }

    public int MaxCount { get; init; } = int.MaxValue;

    /// <summary>Fields that another field brings with it.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Companions { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    public SchemaProperty? Find(string name) => Properties.FirstOrDefault(property => property.Name == name);
}

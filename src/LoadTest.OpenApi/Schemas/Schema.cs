using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace LoadTest.OpenApi.Schemas;

/// <summary>
/// A schema as bodies are made from it: references resolved, everything in <c>allOf</c> drawn together. Filled by
/// <see cref="SchemaCompiler"/>, because schemas may contain themselves, and never changed afterwards.
/// </summary>
internal sealed class Schema(string name)
{
    public const JsonSchemaType AnyType = JsonSchemaType.Null | JsonSchemaType.Boolean | JsonSchemaType.Integer | JsonSchemaType.Number
        | JsonSchemaType.String | JsonSchemaType.Object | JsonSchemaType.Array;

    /// <summary>The <see cref="Height"/> of a schema that no value of finite size can satisfy.</summary>
    public const int Infinite = int.MaxValue;

    /// <summary>The name under which the document declares it; empty for a schema without one.</summary>
    public string Name { get; } = name;

    /// <summary>What it may be. Numbers include integers.</summary>
    public JsonSchemaType Types { get; set; } = AnyType;

    /// <summary>Which of <see cref="Types"/> are made; fewer when the document does not say and only the rules tell what is meant.</summary>
    public JsonSchemaType Made { get; set; } = AnyType;

    public string Format { get; set; } = "";

    /// <summary>Whether only <see cref="Values"/> are allowed.</summary>
    public bool IsEnumeration { get; set; }

    /// <summary>The allowed values of an enumeration; a null in it is the JSON null.</summary>
    public IReadOnlyList<JsonNode?> Values { get; set; } = [];

    public TextRules Text { get; set; } = new();

    public NumberRules Number { get; set; } = new();

    public ArrayRules Array { get; set; } = ArrayRules.None;

    public ObjectRules Object { get; set; } = ObjectRules.None;

    /// <summary>Of <c>oneOf</c>, <c>anyOf</c> or a discriminator: schemas of which a value satisfies one. Each has the rules of this schema, too.</summary>
    public IReadOnlyList<Schema> Alternatives { get; set; } = [];

    /// <summary>Whether exactly one alternative may be satisfied.</summary>
    public bool IsExclusive { get; set; }

    /// <summary>What a value must not satisfy.</summary>
    public IReadOnlyList<Schema> Excluded { get; set; } = [];

    /// <summary>Values that the document gives for illustration; used when nothing else fits.</summary>
    public IReadOnlyList<JsonNode> Examples { get; set; } = [];

    /// <summary>How deep the flattest value is nested: 0 for what contains nothing.</summary>
    public int Height { get; set; } = Infinite;

    public bool IsPossible => Height != Infinite;

    public bool MayBe(JsonSchemaType type) => (Types & type) != 0;

    public override string ToString() => Name.Length > 0 ? $"schema '{Name}'" : "a schema without a name";
}

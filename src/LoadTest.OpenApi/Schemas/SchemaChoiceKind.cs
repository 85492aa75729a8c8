namespace LoadTest.OpenApi.Schemas;

/// <summary>Why something has to be chosen.</summary>
internal enum SchemaChoiceKind
{
    /// <summary>Exactly one of <c>oneOf</c>.</summary>
    OneOf,

    /// <summary>At least one of <c>anyOf</c>.</summary>
    AnyOf,

    /// <summary>A schema with a discriminator stands for those that extend it by <c>allOf</c>.</summary>
    Descendant,
}

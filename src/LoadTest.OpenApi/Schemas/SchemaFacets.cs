using Microsoft.OpenApi;

namespace LoadTest.OpenApi.Schemas;

/// <summary>Tells whether a reference says anything of its own beside <c>$ref</c>, as OpenAPI 3.1 allows.</summary>
internal static class SchemaFacets
{
    public static bool Differ(IOpenApiSchema reference, IOpenApiSchema target) => !Of(reference).SequenceEqual(Of(target));

    static object?[] Of(IOpenApiSchema schema) =>
    [
        schema.Type, schema.Format, schema.Const, schema.Enum, schema.Pattern, schema.MinLength, schema.MaxLength,
        schema.Minimum, schema.Maximum, schema.ExclusiveMinimum, schema.ExclusiveMaximum, schema.MultipleOf,
        schema.Items, schema.MinItems, schema.MaxItems, schema.UniqueItems,
        schema.Properties, schema.Required, schema.AdditionalProperties, schema.AdditionalPropertiesAllowed, schema.MinProperties, schema.MaxProperties,
        schema.OneOf, schema.AnyOf, schema.Not,
    ];
}

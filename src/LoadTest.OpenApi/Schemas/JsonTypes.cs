using Microsoft.OpenApi;

namespace LoadTest.OpenApi.Schemas;

/// <summary>The single types in a set of types.</summary>
internal static class JsonTypes
{
    static readonly JsonSchemaType[] All =
    [
        JsonSchemaType.Null, JsonSchemaType.Boolean, JsonSchemaType.Integer, JsonSchemaType.Number, JsonSchemaType.String, JsonSchemaType.Object, JsonSchemaType.Array,
    ];

    public static IEnumerable<JsonSchemaType> Each(JsonSchemaType types) => All.Where(type => (types & type) != 0);
}

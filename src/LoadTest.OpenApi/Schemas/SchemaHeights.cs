using Microsoft.OpenApi;

namespace LoadTest.OpenApi.Schemas;

/// <summary>
/// Finds out how deep the flattest value of each schema is nested. A schema that requires itself stays infinite: no value can
/// satisfy it. The heights are what ends the making of values that contain themselves.
/// </summary>
internal static class SchemaHeights
{
    /// <summary>Repeats until nothing gets flatter: at most once for each schema, since heights only fall.</summary>
    public static void Measure(IReadOnlyList<Schema> schemas)
    {
        bool hasChanged;
        do
        {
            hasChanged = false;
            foreach (var schema in schemas)
            {
                var height = HeightOf(schema);
                hasChanged |= height < schema.Height;
                schema.Height = height;
            }
        }
        while (hasChanged);
    }

    /// <summary>The height of the flattest value of one type.</summary>
    public static int HeightAs(Schema schema, JsonSchemaType type) => type switch
    {
        JsonSchemaType.Array => schema.Array.MinItems == 0 ? 0 : Above(schema.Array.Items?.Height ?? 0),
        JsonSchemaType.Object => schema.Object.Properties.Where(property => property.MustBeSent).Select(property => Above(property.Schema.Height)).DefaultIfEmpty(0).Max(),
        _ => 0,
    };

    static int HeightOf(Schema schema)
    {
        if (schema.IsEnumeration) return schema.Values.Count > 0 ? 0 : Schema.Infinite;
        if (schema.Alternatives.Count > 0) return schema.Alternatives.Min(alternative => alternative.Height);

        return JsonTypes.Each(schema.Made).Select(type => HeightAs(schema, type)).DefaultIfEmpty(Schema.Infinite).Min();
    }

    static int Above(int height) => height == Schema.Infinite ? height : height + 1;
}

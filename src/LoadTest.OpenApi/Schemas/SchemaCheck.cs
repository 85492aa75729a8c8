using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace LoadTest.OpenApi.Schemas;

/// <summary>Whether a value satisfies a schema, as far as the making of values needs to know. Formats are not checked.</summary>
internal static class SchemaCheck
{
    public static bool Allows(Schema schema, JsonNode? value)
    {
        if (schema.Alternatives.Count > 0 && !AllowsOne(schema, value)) return false;
        if (schema.Excluded.Any(excluded => Allows(excluded, value))) return false;
        if (schema.IsEnumeration) return schema.Values.Any(allowed => JsonValues.AreEqual(allowed, value));

        return Scalar(schema, value) && value switch
        {
            JsonObject fields => AllowsFields(schema.Object, fields),
            JsonArray items => AllowsItems(schema.Array, items),
            _ => true,
        };
    }

    /// <summary>Type, length, pattern and range.</summary>
    public static bool Scalar(Schema schema, JsonNode? value)
    {
        var type = JsonValues.TypeOf(value);
        return schema.MayBe(type) && type switch
        {
            JsonSchemaType.String => schema.Text.Allow(value!.GetValue<string>()), // a string is no null
            JsonSchemaType.Integer or JsonSchemaType.Number => !JsonValues.TryNumber(value, out var number) || schema.Number.Allow(number),
            _ => true,
        };
    }

    static bool AllowsOne(Schema schema, JsonNode? value)
    {
        var allowing = schema.Alternatives.Count(alternative => Allows(alternative, value));
        return schema.IsExclusive ? allowing == 1 : allowing > 0;
    }

    static bool AllowsFields(ObjectRules rules, JsonObject fields) =>
        fields.Count >= rules.MinCount
        && fields.Count <= rules.MaxCount
        && rules.Properties.All(property => fields.ContainsKey(property.Name) || !property.MustBeSent)
        && fields.All(field => rules.Find(field.Key) is { } property
            ? Allows(property.Schema, field.Value)
            : rules.AllowsOthers && (rules.Others is null || Allows(rules.Others, field.Value)));

    static bool AllowsItems(ArrayRules rules, JsonArray items) =>
        items.Count >= rules.MinItems
        && items.Count <= rules.MaxItems
        && (rules.Items is null || items.All(item => Allows(rules.Items, item)))
        && (!rules.IsUnique || items.Select(item => item?.ToJsonString() ?? "").Distinct(StringComparer.Ordinal).Count() == items.Count);
}

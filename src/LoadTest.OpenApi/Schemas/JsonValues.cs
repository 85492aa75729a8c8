using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace LoadTest.OpenApi.Schemas;

/// <summary>What JSON values are and when they are the same, whichever way they came about.</summary>
internal static class JsonValues
{
    /// <summary>How the reader writes a null inside an enumeration.</summary>
    public static bool IsNullMarker(JsonNode? node) => node is not null && JsonNullSentinel.IsJsonNullSentinel(node);

    public static JsonNode? WithoutMarker(JsonNode? node) => IsNullMarker(node) ? null : node;

    public static JsonSchemaType TypeOf(JsonNode? node) => node?.GetValueKind() switch
    {
        null or JsonValueKind.Null => JsonSchemaType.Null,
        JsonValueKind.Object => JsonSchemaType.Object,
        JsonValueKind.Array => JsonSchemaType.Array,
        JsonValueKind.String => JsonSchemaType.String,
        JsonValueKind.True or JsonValueKind.False => JsonSchemaType.Boolean,
        _ => TryNumber(node, out var number) && decimal.Truncate(number) == number ? JsonSchemaType.Integer : JsonSchemaType.Number,
    };

    /// <summary>What a value is, in the words of a message.</summary>
    public static string Name(JsonNode? node) => TypeOf(node) switch
    {
        JsonSchemaType.Null => "null",
        JsonSchemaType.Object => "an object",
        JsonSchemaType.Array => "an array",
        JsonSchemaType.String => "a text",
        JsonSchemaType.Boolean => "true or false",
        _ => "a number",
    };

    public static bool TryNumber(JsonNode? node, out decimal number)
    {
        number = 0;
        return node?.GetValueKind() == JsonValueKind.Number
            && decimal.TryParse(node.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out number);
    }

    public static bool AreEqual(JsonNode? left, JsonNode? right) =>
        TryNumber(left, out var a) && TryNumber(right, out var b) ? a == b : left?.ToJsonString() == right?.ToJsonString();

    /// <summary>A limit as documents write it; one beyond what decimals hold is cut to it.</summary>
    public static bool TryBound(string? text, out decimal bound)
    {
        bound = 0;
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var rough)) return false;

        bound = Math.Abs(rough) >= (double)NumberRules.Largest
            ? Math.Sign(rough) * NumberRules.Largest
            : decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        return true;
    }

    /// <summary>The value of a <c>const</c>, of which the reader keeps only the text.</summary>
    public static JsonNode? OfConst(string text, JsonSchemaType types)
    {
        if (types != Schema.AnyType && (types & JsonSchemaType.String) != 0) return text;
        if (bool.TryParse(text, out var flag)) return flag;
        if (types != Schema.AnyType && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return number;
        return text;
    }
}

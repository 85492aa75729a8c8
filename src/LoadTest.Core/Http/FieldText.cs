using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LoadTest.Http;

/// <summary>
/// Fields of a query or a form, written as an anonymous object or a dictionary. Values are read as JSON would write them:
/// invariant, dates in ISO 8601, enums by name. Null is left out, arrays repeat their name.
/// </summary>
internal static class FieldText
{
    static readonly JsonSerializerOptions AsTexts = new() { Converters = { new JsonStringEnumConverter() } };

    public static IEnumerable<KeyValuePair<string, string>> PairsOf(object fields)
    {
        if (fields is IEnumerable<KeyValuePair<string, string>> pairs) return pairs;

        var element = JsonSerializer.SerializeToElement(fields, AsTexts);
        if (element.ValueKind != JsonValueKind.Object) throw Unusable($"'{fields}' has no names for its values");
        return element.EnumerateObject().SelectMany(field => ValuesOf(field.Name, field.Value).Select(value => KeyValuePair.Create(field.Name, value)));
    }

    /// <summary>Adds a query to an address that may have one already. A fragment is never sent, and is dropped.</summary>
    public static string WithQuery(string path, object query)
    {
        var end = path.IndexOf('#', StringComparison.Ordinal);
        var text = new StringBuilder(end < 0 ? path : path[..end]);
        var separator = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        foreach (var (name, value) in PairsOf(query))
        {
            text.Append(separator).Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
            separator = '&';
        }

        return text.ToString();
    }

    static IEnumerable<string> ValuesOf(string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => [],
        JsonValueKind.Array => value.EnumerateArray().SelectMany(item => ValuesOf(name, item)),
        JsonValueKind.String => [value.GetString() ?? ""],
        JsonValueKind.Object => throw Unusable($"'{name}' is an object"),
        _ => [value.GetRawText()],
    };

    static ArgumentException Unusable(string what) =>
        new($"LT2007: the fields of a query or form cannot be written, because {what}. Fix: give an anonymous object or a dictionary of plain values and arrays of them.");
}

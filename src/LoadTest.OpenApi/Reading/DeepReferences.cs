using System.Globalization;
using System.Text.Json.Nodes;

namespace LoadTest.OpenApi.Reading;

/// <summary>
/// Documents refer to schemas in the middle of others: <c>#/components/schemas/Order/properties/customer</c>. The reader follows
/// references to named schemas only, so such schemas get a name before it sees the document.
/// </summary>
internal sealed class DeepReferences
{
    static readonly HashSet<string> OneSchema = new(StringComparer.Ordinal) { "schema", "items", "additionalProperties", "not" };
    static readonly HashSet<string> ManySchemas = new(StringComparer.Ordinal) { "properties", "allOf", "oneOf", "anyOf", "schemas", "definitions" };

    readonly JsonObject _document;
    readonly string _prefix;
    readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    DeepReferences(JsonObject document)
    {
        _document = document;
        _prefix = document.ContainsKey("swagger") ? "#/definitions/" : "#/components/schemas/";
    }

    public static void Name(JsonObject document)
    {
        var references = new DeepReferences(document);
        references.Rename(document, key: "", within: "");
        references.Declare();
    }

    /// <param name="node">What is looked through.</param>
    /// <param name="key">The key that it is under; empty in an array.</param>
    /// <param name="within">The key that what contains it is under.</param>
    void Rename(JsonNode? node, string key, string within)
    {
        if (node is JsonArray items)
        {
            foreach (var item in items) Rename(item, key: "", within: key);
        }

        if (node is not JsonObject fields) return;

        var isSchema = OneSchema.Contains(key) || ManySchemas.Contains(within);
        if (isSchema && fields["$ref"] is JsonValue value && value.TryGetValue<string>(out var pointer) && IsDeep(pointer)) fields["$ref"] = _prefix + NameOf(pointer);
        foreach (var (name, field) in fields) Rename(field, name, within: key);
    }

    bool IsDeep(string pointer) =>
        pointer.StartsWith("#/", StringComparison.Ordinal)
        && !(pointer.StartsWith(_prefix, StringComparison.Ordinal) && !pointer.AsSpan(_prefix.Length).Contains('/'))
        && Resolve(pointer) is JsonObject;

    string NameOf(string pointer)
    {
        if (_names.TryGetValue(pointer, out var known)) return known;

        var last = string.Concat(pointer[(pointer.LastIndexOf('/') + 1)..].Where(char.IsAsciiLetterOrDigit));
        return _names[pointer] = string.Create(CultureInfo.InvariantCulture, $"{last}.{_names.Count + 1}");
    }

    /// <summary>After all have been renamed: what is declared then refers by name, too.</summary>
    void Declare()
    {
        if (_names.Count == 0) return;

        var place = _prefix.Split('/')[1..^1].Aggregate(_document, Child);
        var copies = _names.Select(name => (Name: name.Value, Schema: Resolve(name.Key)?.DeepClone())).ToList();
        foreach (var (name, schema) in copies) place[name] = schema;
    }

    static JsonObject Child(JsonObject parent, string name)
    {
        if (parent[name] is JsonObject child) return child;

        var made = new JsonObject();
        parent[name] = made;
        return made;
    }

    JsonNode? Resolve(string pointer)
    {
        JsonNode? node = _document;
        foreach (var step in pointer.Split('/')[1..].Select(step => Uri.UnescapeDataString(step).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)))
        {
            node = node switch
            {
                JsonObject fields => fields[step],
                JsonArray items when int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < items.Count => items[index],
                _ => null,
            };
        }

        return node;
    }
}

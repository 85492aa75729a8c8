using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LoadTest.Tests;

/// <summary>
/// Checks values against the schemas of a document as it is written: an independent reading of the rules, which shares no code
/// with the generator. Knows the keywords that the test documents use, and fails on others.
/// </summary>
sealed class SchemaValidator(JsonObject document)
{
    static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "$ref", "type", "nullable", "enum", "const", "format", "pattern", "minLength", "maxLength", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum",
        "multipleOf", "items", "minItems", "maxItems", "uniqueItems", "properties", "required", "additionalProperties", "minProperties", "maxProperties",
        "allOf", "anyOf", "oneOf", "not", "discriminator", "readOnly", "writeOnly", "description", "title", "default", "example", "examples",
    };

    public IReadOnlyList<string> ProblemsOf(string method, string path, JsonNode? body)
    {
        var operation = document["paths"]![path]!.AsObject().First(candidate => candidate.Key.Equals(method, StringComparison.OrdinalIgnoreCase)).Value!;
        var request = Resolve(operation["requestBody"]!.AsObject());
        var content = request["content"]!.AsObject().First(type => type.Key.Contains("json", StringComparison.Ordinal)).Value!;
        return Check(content["schema"]!, body);
    }

    public List<string> Check(JsonNode schema, JsonNode? value)
    {
        var problems = new List<string>();
        Check(schema.AsObject(), value, "body", problems, mayDescend: true);
        return problems;
    }

    void Check(JsonObject schema, JsonNode? value, string at, List<string> problems, bool mayDescend)
    {
        foreach (var keyword in schema.Select(entry => entry.Key).Where(keyword => !Known.Contains(keyword))) problems.Add($"{at}: the keyword '{keyword}' is not known here");

        if (schema["$ref"] is { } reference)
        {
            Check(Resolve(schema), value, at, problems, mayDescend && !Descend(reference.GetValue<string>(), value, at, problems));
            return;
        }

        if (value is null && schema["nullable"]?.GetValue<bool>() == true && schema["enum"] is null) return;

        CheckCombinations(schema, value, at, problems, mayDescend);
        CheckType(schema, value, at, problems);
        if (value is JsonValue) CheckScalar(schema, value, at, problems);
        if (value is JsonArray array) CheckArray(schema, array, at, problems);
        if (value is JsonObject fields) CheckObject(schema, fields, at, problems);
    }

    /// <summary>A schema with a discriminator and no list of alternatives is satisfied by the one that the value names.</summary>
    bool Descend(string reference, JsonNode? value, string at, List<string> problems)
    {
        var schema = Follow(reference);
        if (schema["discriminator"]?["propertyName"]?.GetValue<string>() is not { } field || schema["oneOf"] is not null) return false;

        var name = value?[field]?.GetValue<string>() ?? "";
        if (document["components"]!["schemas"]![name] is not JsonObject descendant) problems.Add($"{at}.{field}: there is no schema '{name}'");
        else Check(descendant, value, at, problems, mayDescend: false);
        return true;
    }

    void CheckCombinations(JsonObject schema, JsonNode? value, string at, List<string> problems, bool mayDescend)
    {
        foreach (var part in Schemas(schema, "allOf")) Check(part, value, at, problems, mayDescend: false);
        if (schema["not"] is JsonObject not && IsValid(not, value)) problems.Add($"{at}: satisfies what it must not");
        if (schema["anyOf"] is not null && !Schemas(schema, "anyOf").Any(part => IsValid(part, value))) problems.Add($"{at}: satisfies none of anyOf");
        if (schema["oneOf"] is null) return;

        if (schema["discriminator"] is { } discriminator) CheckNamed(schema, discriminator.AsObject(), value, at, problems);
        else if (Schemas(schema, "oneOf").Count(part => IsValid(part, value)) is var count && count != 1) problems.Add($"{at}: satisfies {count} of oneOf");
    }

    void CheckNamed(JsonObject schema, JsonObject discriminator, JsonNode? value, string at, List<string> problems)
    {
        var field = discriminator["propertyName"]!.GetValue<string>();
        var tag = value?[field]?.GetValue<string>() ?? "";
        var mapped = discriminator["mapping"]?[tag]?.GetValue<string>() ?? tag;
        var named = Schemas(schema, "oneOf").FirstOrDefault(part => part["$ref"]!.GetValue<string>().Split('/')[^1] == mapped.Split('/')[^1]);
        if (named is null) problems.Add($"{at}.{field}: '{tag}' names none of oneOf");
        else Check(named, value, at, problems, mayDescend: false);
    }

    static void CheckType(JsonObject schema, JsonNode? value, string at, List<string> problems)
    {
        if (schema["enum"] is JsonArray values && !values.Any(allowed => JsonNode.DeepEquals(allowed, value))) problems.Add($"{at}: {Text(value)} is not in the enumeration");
        if (schema.TryGetPropertyValue("const", out var constant) && !JsonNode.DeepEquals(constant, value)) problems.Add($"{at}: {Text(value)} is not {Text(constant)}");

        var types = schema["type"] switch { null => [], JsonArray list => list.Select(type => type!.GetValue<string>()).ToList(), var one => [one.GetValue<string>()] };
        if (types.Count > 0 && !types.Any(type => IsOf(type, value))) problems.Add($"{at}: {Text(value)} is not of {string.Join(" or ", types)}");
    }

    static bool IsOf(string type, JsonNode? value) => (type, value?.GetValueKind()) switch
    {
        ("null", null) => true,
        ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) or ("string", JsonValueKind.String) => true,
        ("boolean", JsonValueKind.True or JsonValueKind.False) or ("number", JsonValueKind.Number) => true,
        ("integer", JsonValueKind.Number) => Number(value!) % 1 == 0,
        _ => false,
    };

    static void CheckScalar(JsonObject schema, JsonNode value, string at, List<string> problems)
    {
        if (value.GetValueKind() == JsonValueKind.String) CheckText(schema, value.GetValue<string>(), at, problems);
        if (value.GetValueKind() == JsonValueKind.Number) CheckNumber(schema, Number(value), at, problems);
    }

    static void CheckText(JsonObject schema, string text, string at, List<string> problems)
    {
        var length = new StringInfo(text).LengthInTextElements;
        if (length < (schema["minLength"]?.GetValue<int>() ?? 0) || length > (schema["maxLength"]?.GetValue<int>() ?? int.MaxValue)) problems.Add($"{at}: '{text}' has {length} characters");
        if (schema["pattern"] is { } pattern && !Regex.IsMatch(text, pattern.GetValue<string>(), RegexOptions.None, TimeSpan.FromSeconds(1))) problems.Add($"{at}: '{text}' does not match {pattern}");
        if (schema["format"] is { } format && !IsOfFormat(format.GetValue<string>(), text)) problems.Add($"{at}: '{text}' is no {format}");
    }

    static bool IsOfFormat(string format, string text) => format switch
    {
        "uuid" => Guid.TryParseExact(text, "D", out _),
        "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "date-time" => DateTimeOffset.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "email" or "x-email" => Regex.IsMatch(text, @"^[^@\s]+@[^@\s]+\.[a-z]+$", RegexOptions.None, TimeSpan.FromSeconds(1)),
        "telephone" => Regex.IsMatch(text, @"^\d{3}-\d{3}-\d{4}$", RegexOptions.None, TimeSpan.FromSeconds(1)),
        "zip" => text.Length >= 5 && text[..5].All(char.IsAsciiDigit),
        "uri" => Uri.TryCreate(text, UriKind.Absolute, out _),
        "ipv4" => IPAddress.TryParse(text, out var address) && address.ToString() == text,
        "byte" => Convert.FromBase64String(text).Length > 0,
        "password" or "binary" or "int32" => true,
        _ => throw new ArgumentException($"The format '{format}' is not known here.", nameof(format)),
    };

    static void CheckNumber(JsonObject schema, decimal number, string at, List<string> problems)
    {
        var isMinExcluded = schema["exclusiveMinimum"]?.GetValueKind() == JsonValueKind.True;
        var isMaxExcluded = schema["exclusiveMaximum"]?.GetValueKind() == JsonValueKind.True;
        if (schema["minimum"] is { } min && (number < Number(min) || (isMinExcluded && number == Number(min)))) problems.Add($"{at}: {number} is below {min}");
        if (schema["maximum"] is { } max && (number > Number(max) || (isMaxExcluded && number == Number(max)))) problems.Add($"{at}: {number} is above {max}");
        if (schema["exclusiveMinimum"]?.GetValueKind() == JsonValueKind.Number && number <= Number(schema["exclusiveMinimum"]!)) problems.Add($"{at}: {number} is too low");
        if (schema["exclusiveMaximum"]?.GetValueKind() == JsonValueKind.Number && number >= Number(schema["exclusiveMaximum"]!)) problems.Add($"{at}: {number} is too high");
        if (schema["multipleOf"] is { } step && number % Number(step) != 0) problems.Add($"{at}: {number} is no multiple of {step}");
        if (schema["format"]?.GetValue<string>() == "int32" && number is < int.MinValue or > int.MaxValue) problems.Add($"{at}: {number} is no int32");
    }

    void CheckArray(JsonObject schema, JsonArray array, string at, List<string> problems)
    {
        if (array.Count < (schema["minItems"]?.GetValue<int>() ?? 0) || array.Count > (schema["maxItems"]?.GetValue<int>() ?? int.MaxValue)) problems.Add($"{at}: has {array.Count} items");
        if (schema["uniqueItems"]?.GetValue<bool>() == true && array.Select(Text).Distinct().Count() != array.Count) problems.Add($"{at}: items are not unique");
        if (schema["items"] is not JsonObject items) return;
        for (var i = 0; i < array.Count; i++) Check(items, array[i], $"{at}[{i}]", problems, mayDescend: true);
    }

    void CheckObject(JsonObject schema, JsonObject fields, string at, List<string> problems)
    {
        var properties = schema["properties"]?.AsObject() ?? [];
        foreach (var name in schema["required"]?.AsArray().Select(name => name!.GetValue<string>()) ?? [])
        {
            if (!fields.ContainsKey(name) && !IsReadOnly(properties[name])) problems.Add($"{at}: has no '{name}'");
        }

        if (fields.Count < (schema["minProperties"]?.GetValue<int>() ?? 0) || fields.Count > (schema["maxProperties"]?.GetValue<int>() ?? int.MaxValue)) problems.Add($"{at}: has {fields.Count} fields");
        foreach (var (name, value) in fields)
        {
            if (IsReadOnly(properties[name])) problems.Add($"{at}.{name}: is read-only");
            else if (properties[name] is JsonObject property) Check(property, value, $"{at}.{name}", problems, mayDescend: true);
            else if (schema["additionalProperties"] is JsonObject others) Check(others, value, $"{at}.{name}", problems, mayDescend: true);
            else if (schema["additionalProperties"]?.GetValueKind() == JsonValueKind.False) problems.Add($"{at}.{name}: is not declared");
        }
    }

    static bool IsReadOnly(JsonNode? property) => property?["readOnly"]?.GetValue<bool>() == true;

    bool IsValid(JsonObject schema, JsonNode? value)
    {
        var problems = new List<string>();
        Check(schema, value, "", problems, mayDescend: true);
        return problems.Count == 0;
    }

    static IEnumerable<JsonObject> Schemas(JsonObject schema, string keyword) => schema[keyword]?.AsArray().Select(part => part!.AsObject()) ?? [];

    JsonObject Resolve(JsonObject node) => node["$ref"] is { } reference ? Follow(reference.GetValue<string>()) : node;

    JsonObject Follow(string reference) => reference.Split('/').Skip(1).Aggregate((JsonNode)document, (node, step) => node[step]!).AsObject();

    static decimal Number(JsonNode value) => decimal.Parse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture);

    static string Text(JsonNode? value) => value?.ToJsonString() ?? "null";
}

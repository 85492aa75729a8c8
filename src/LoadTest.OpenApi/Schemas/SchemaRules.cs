using System.Text.Json.Nodes;
using LoadTest.OpenApi.Patterns;
using Microsoft.OpenApi;

namespace LoadTest.OpenApi.Schemas;

/// <summary>Draws together what the parts of a schema ask for: the stricter of two limits, what two lists have in common.</summary>
internal static class SchemaRules
{
    const JsonSchemaType Numbers = JsonSchemaType.Number | JsonSchemaType.Integer;

    public static void Apply(SchemaParts parts, Schema schema)
    {
        var all = parts.All;
        schema.Types = all.Aggregate(Schema.AnyType, (types, part) => types & TypesOf(part));
        schema.Made = all.Any(part => part.Type is not null) ? schema.Types : schema.Types & Meant(parts);
        schema.Format = all.Select(part => part.Format).FirstOrDefault(format => !string.IsNullOrEmpty(format)) ?? "";
        schema.Examples = [.. all.SelectMany(ExamplesOf).Where(example => !JsonValues.IsNullMarker(example))];
        schema.Text = TextOf(parts);
        schema.Number = NumberOf(parts);
        schema.Array = new ArrayRules
        {
            MinItems = Largest(all.Select(part => part.MinItems), 0),
            MaxItems = Smallest(all.Select(part => part.MaxItems), int.MaxValue),
            IsUnique = all.Any(part => part.UniqueItems == true),
        };
        schema.Object = new ObjectRules
        {
            MinCount = Largest(all.Select(part => part.MinProperties), 0),
            MaxCount = Smallest(all.Select(part => part.MaxProperties), int.MaxValue),
            AllowsOthers = all.All(part => part.AdditionalPropertiesAllowed),
            Companions = CompanionsOf(parts),
        };
        if (schema.Text.MinLength > schema.Text.MaxLength) schema.Made &= ~JsonSchemaType.String;
        if (schema.Number.Min > schema.Number.Max) schema.Made &= ~Numbers;
        if (schema.Array.MinItems > schema.Array.MaxItems) schema.Made &= ~JsonSchemaType.Array;
        Enumerate(parts, schema);
    }

    static IEnumerable<JsonNode> ExamplesOf(IOpenApiSchema part)
    {
#pragma warning disable CS0618 // OpenAPI 3.0 has no other place for an example, and most documents are of 3.0.
        var example = part.Example;
#pragma warning restore CS0618
        return new[] { example, part.Default }.Concat(part.Examples ?? []).OfType<JsonNode>();
    }

    static JsonSchemaType TypesOf(IOpenApiSchema part) =>
        part.Type is not { } types ? Schema.AnyType : (types & JsonSchemaType.Number) != 0 ? types | Numbers : types;

    /// <summary>What an author means who names no type: what the rules are about, or else a text.</summary>
    static JsonSchemaType Meant(SchemaParts parts)
    {
        var all = parts.All;
        if (parts.Value.Length > 0) return JsonSchemaType.String;
        if (all.Any(part => part.Properties is { Count: > 0 } || part.AdditionalProperties is not null || part.Required is { Count: > 0 })) return JsonSchemaType.Object;
        if (all.Any(part => part.Items is not null)) return JsonSchemaType.Array;
        return all.Any(HasNumberRules) ? JsonSchemaType.Number : JsonSchemaType.String;
    }

    static bool HasNumberRules(IOpenApiSchema part) =>
        (part.Minimum ?? part.Maximum ?? part.ExclusiveMinimum ?? part.ExclusiveMaximum) is not null || part.MultipleOf is not null;

    static TextRules TextOf(SchemaParts parts)
    {
        var min = Largest(parts.All.Select(part => part.MinLength), 0);
        var max = Smallest(parts.All.Select(part => part.MaxLength), TextRules.Unlimited);
        var patterns = parts.All.Select(part => part.Pattern).Where(pattern => !string.IsNullOrEmpty(pattern)).Distinct(StringComparer.Ordinal);
        return new TextRules { MinLength = min, MaxLength = max, Patterns = [.. patterns.Select(pattern => new TextPattern(pattern!, min, max))] };
    }

    static NumberRules NumberOf(SchemaParts parts)
    {
        var rules = new NumberRules { Steps = [.. parts.All.Select(part => part.MultipleOf).OfType<decimal>().Where(step => step > 0).Distinct()] };
        foreach (var part in parts.All)
        {
            if (JsonValues.TryBound(part.Minimum, out var min) && min > rules.Min) rules = rules with { Min = min, IsMinExcluded = false };
            if (JsonValues.TryBound(part.ExclusiveMinimum, out min) && min >= rules.Min) rules = rules with { Min = min, IsMinExcluded = true };
            if (JsonValues.TryBound(part.Maximum, out var max) && max < rules.Max) rules = rules with { Max = max, IsMaxExcluded = false };
            if (JsonValues.TryBound(part.ExclusiveMaximum, out max) && max <= rules.Max) rules = rules with { Max = max, IsMaxExcluded = true };
        }

        return rules;
    }

    static Dictionary<string, IReadOnlyList<string>> CompanionsOf(SchemaParts parts) => parts.All
        .SelectMany(part => part.DependentRequired ?? new Dictionary<string, HashSet<string>>())
        .GroupBy(companions => companions.Key, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, IReadOnlyList<string> (group) => [.. group.SelectMany(companions => companions.Value).Distinct(StringComparer.Ordinal)], StringComparer.Ordinal);

    static void Enumerate(SchemaParts parts, Schema schema)
    {
        var lists = parts.All.Where(part => part.Enum is { Count: > 0 }).Select(part => part.Enum!.Select(JsonValues.WithoutMarker).ToList())
            .Concat(parts.All.Where(part => part.Const is not null).Select(part => new List<JsonNode?> { JsonValues.OfConst(part.Const!, schema.Types) }))
            .ToList();

        // A discriminator's value counts only where the field may have it; otherwise the document contradicts itself, and its list holds.
        if (parts.Value.Length > 0 && lists.All(list => list.Any(value => JsonValues.AreEqual(value, parts.Value)))) lists.Add([parts.Value]);
        if (lists.Count == 0) return;

        var common = lists.Aggregate((left, right) => [.. left.Where(value => right.Any(other => JsonValues.AreEqual(value, other)))]);
        schema.IsEnumeration = true;
        schema.Values = [.. common.Where(value => SchemaCheck.Scalar(schema, value))];
    }

    static int Largest(IEnumerable<int?> limits, int otherwise) => limits.Max() ?? otherwise;

    static int Smallest(IEnumerable<int?> limits, int otherwise) => limits.Min() ?? otherwise;
}

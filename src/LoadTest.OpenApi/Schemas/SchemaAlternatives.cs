using Microsoft.OpenApi;

namespace LoadTest.OpenApi.Schemas;

/// <summary>Finds what has to be chosen in a schema, and what there is to choose from.</summary>
internal sealed class SchemaAlternatives(OpenApiDocument document)
{
    readonly Lazy<IReadOnlyDictionary<string, SchemaParts>> _named = new(() => Named(document));

    /// <summary>The first choice that is still open, with what the schema is after each way of choosing; nothing when all is settled.</summary>
    public (SchemaChoiceKind Kind, IReadOnlyList<SchemaParts> Options)? Find(SchemaParts parts)
    {
        foreach (var part in parts.All)
        {
            if (IsOpen(part.OneOf, new SchemaChoice(part, SchemaChoiceKind.OneOf), parts, out var oneOf)) return (SchemaChoiceKind.OneOf, oneOf);
            if (IsOpen(part.AnyOf, new SchemaChoice(part, SchemaChoiceKind.AnyOf), parts, out var anyOf)) return (SchemaChoiceKind.AnyOf, anyOf);
            if (Descendants(part, parts) is { Count: > 0 } descendants) return (SchemaChoiceKind.Descendant, descendants);
        }

        return null;
    }

    static bool IsOpen(IList<IOpenApiSchema>? schemas, SchemaChoice choice, SchemaParts parts, out IReadOnlyList<SchemaParts> options)
    {
        options = [];
        if (schemas is not { Count: > 0 } || parts.Settled.Contains(choice)) return false;

        var settled = parts.WithSettled(choice);
        options = [.. schemas.SelectMany(schema => Tagged(choice.Part.Discriminator, schema, settled))];
        return true;
    }

    /// <summary>What choosing <paramref name="schema"/> makes of the parts; one for each name that the discriminator has for it.</summary>
    static IEnumerable<SchemaParts> Tagged(OpenApiDiscriminator? discriminator, IOpenApiSchema schema, SchemaParts parts)
    {
        var chosen = parts.With(schema);
        if (discriminator?.PropertyName is not { } field || (schema as OpenApiSchemaReference)?.Reference.Id is not { } id) return [chosen];

        var tags = (discriminator.Mapping ?? new Dictionary<string, OpenApiSchemaReference>()).Where(entry => entry.Value.Reference.Id == id).Select(entry => entry.Key).ToList();
        return (tags.Count == 0 ? [id] : tags).Select(tag => chosen.WithTag(field, tag));
    }

    List<SchemaParts> Descendants(IOpenApiSchema part, SchemaParts parts)
    {
        var choice = new SchemaChoice(part, SchemaChoiceKind.Descendant);
        if (part.Discriminator?.PropertyName is not { } field || part is OpenApiSchemaReference || parts.Settled.Any(settled => ReferenceEquals(settled.Part, part))) return [];

        var settled = parts.WithSettled(choice);
        // Bundlers leave entries behind that lead nowhere any more.
        var mapping = part.Discriminator.Mapping?.Where(entry => entry.Value.RecursiveTarget is not null).ToList() ?? [];
        if (mapping.Count > 0) return [.. mapping.Select(entry => settled.With(entry.Value).WithTag(field, entry.Key))];

        return
        [
            .. from descendant in _named.Value
               where descendant.Value.Settled.Contains(choice)
               select settled.With(new OpenApiSchemaReference(descendant.Key, document)).WithTag(field, descendant.Key),
        ];
    }

    /// <summary>Every schema with a name. One that is broken cannot be a descendant; whoever asks for it is told.</summary>
    static Dictionary<string, SchemaParts> Named(OpenApiDocument document)
    {
        var named = new Dictionary<string, SchemaParts>(StringComparer.Ordinal);
        foreach (var name in document.Components?.Schemas?.Keys ?? Enumerable.Empty<string>())
        {
            try
            {
                named.Add(name, SchemaParts.Empty.With(new OpenApiSchemaReference(name, document)));
            }
            catch (TestDataException)
            {
                continue;
            }
        }

        return named;
    }
}

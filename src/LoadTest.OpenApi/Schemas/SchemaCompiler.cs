using System.Runtime.CompilerServices;
using Microsoft.OpenApi;

namespace LoadTest.OpenApi.Schemas;

/// <summary>
/// Turns schemas of a document into <see cref="Schema"/>s. Equal parts give the same schema, so that schemas which contain
/// themselves come out as a finite graph. Made for one schema: what it returns
/// is never changed afterwards.
/// </summary>
internal sealed class SchemaCompiler(OpenApiDocument document)
{
    readonly SchemaAlternatives _alternatives = new(document);
    readonly ConditionalWeakTable<IOpenApiSchema, object> _numbers = [];
    readonly Dictionary<string, Schema> _compiled = new(StringComparer.Ordinal);
    readonly Queue<(Schema Schema, SchemaParts Parts)> _open = [];
    int _lastNumber;

    /// <summary>The schema that <paramref name="source"/> describes, with everything that it contains.</summary>
    /// <exception cref="TestDataException">A reference leads nowhere.</exception>
    public Schema Compile(IOpenApiSchema source)
    {
        var root = Of(SchemaParts.Empty.With(source));
        var filled = new List<Schema>();
        while (_open.TryDequeue(out var next))
        {
            Fill(next.Schema, next.Parts);
            filled.Add(next.Schema);
        }

        foreach (var schema in filled) schema.Values = [.. schema.Values.Where(value => !schema.Excluded.Any(excluded => SchemaCheck.Allows(excluded, value)))];
        SchemaHeights.Measure(filled);
        return root;
    }

    Schema Of(SchemaParts parts)
    {
        var key = KeyOf(parts);
        if (_compiled.TryGetValue(key, out var known)) return known;

        var schema = new Schema(parts.Name);
        _compiled.Add(key, schema);
        _open.Enqueue((schema, parts));
        return schema;
    }

    void Fill(Schema schema, SchemaParts parts)
    {
        SchemaRules.Apply(parts, schema);
        schema.Excluded = [.. parts.All.Where(part => part.Not is not null).Select(part => Of(SchemaParts.Empty.With(part.Not!)))];
        if (_alternatives.Find(parts) is { } choice)
        {
            schema.IsExclusive = choice.Kind == SchemaChoiceKind.OneOf;
            schema.Alternatives = [.. choice.Options.Select(Of)];
        }

        schema.Array = schema.Array with { Items = Together(parts.All.Select(part => part.Items)) };
        schema.Object = schema.Object with
        {
            Properties = [.. PropertiesOf(parts)],
            Others = Together(parts.All.Select(part => part.AdditionalProperties)),
        };
    }

    IEnumerable<SchemaProperty> PropertiesOf(SchemaParts parts)
    {
        var required = parts.All.SelectMany(part => part.Required ?? Enumerable.Empty<string>()).Concat(parts.Tags.Keys).ToHashSet(StringComparer.Ordinal);
        return parts.All
            .SelectMany(part => part.Properties?.Keys ?? Enumerable.Empty<string>())
            .Concat(required.Order(StringComparer.Ordinal))
            .Distinct(StringComparer.Ordinal)
            .Select(name => PropertyOf(name, parts, required.Contains(name)));
    }

    SchemaProperty PropertyOf(string name, SchemaParts parts, bool isRequired)
    {
        var sources = parts.All.Select(part => part.Properties?.TryGetValue(name, out var property) == true ? property : null).OfType<IOpenApiSchema>().ToList();
        if (sources.Count == 0) sources = [.. parts.All.Select(part => part.AdditionalProperties).OfType<IOpenApiSchema>()];

        var together = sources.Aggregate(SchemaParts.Empty, (all, source) => all.With(source));
        if (parts.Tags.TryGetValue(name, out var tag)) together = together.WithValue(tag);
        return new SchemaProperty(name, Of(together))
        {
            IsRequired = isRequired,
            IsReadOnly = sources.Concat(together.All).Any(source => source.ReadOnly),
        };
    }

    Schema? Together(IEnumerable<IOpenApiSchema?> sources)
    {
        var parts = sources.OfType<IOpenApiSchema>().Aggregate(SchemaParts.Empty, (all, source) => all.With(source));
        return parts.All.IsEmpty ? null : Of(parts);
    }

    string KeyOf(SchemaParts parts) => string.Join(
        '|',
        string.Join(',', parts.All.Select(NumberOf)),
        parts.Value,
        string.Join(',', parts.Tags.Select(tag => $"{tag.Key}={tag.Value}")),
        string.Join(',', parts.Settled.Select(choice => $"{NumberOf(choice.Part)}{choice.Kind}").Order(StringComparer.Ordinal)));

    int NumberOf(IOpenApiSchema schema) => (int)_numbers.GetValue(schema, _ => ++_lastNumber);
}

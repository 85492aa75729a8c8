using System.Collections.Immutable;
using Microsoft.OpenApi;

namespace LoadTest.OpenApi.Schemas;

/// <summary>
/// Schemas of the document that have to hold together, with references and <c>allOf</c> resolved: what one
/// <see cref="Schema"/> is made of.
/// </summary>
internal sealed record SchemaParts
{
    public static SchemaParts Empty { get; } = new();

    /// <summary>The schemas, none of them a reference, unless one that says something besides.</summary>
    public ImmutableArray<IOpenApiSchema> All { get; private init; } = [];

    /// <summary>The name of the first schema that has one.</summary>
    public string Name { get; private init; } = "";

    /// <summary>Values of discriminators that are decided by which schema this is, by the name of the field.</summary>
    public ImmutableSortedDictionary<string, string> Tags { get; private init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>The one value that is left, when these are the field that a discriminator decides; otherwise empty.</summary>
    public string Value { get; private init; } = "";

    /// <summary>What has been chosen already.</summary>
    public ImmutableHashSet<SchemaChoice> Settled { get; private init; } = [];

    /// <summary>Draws <paramref name="source"/> and everything that it refers to and extends into these.</summary>
    /// <exception cref="TestDataException">A reference leads nowhere.</exception>
    public SchemaParts With(IOpenApiSchema source) => With(source, owner: "");

    public SchemaParts WithSettled(SchemaChoice choice) => this with { Settled = Settled.Add(choice) };

    public SchemaParts WithTag(string field, string value) => this with { Tags = Tags.SetItem(field, value) };

    public SchemaParts WithValue(string value) => this with { Value = value };

    /// <param name="source">What is added.</param>
    /// <param name="owner">The named schema that <paramref name="source"/> is a part of; empty when there is none.</param>
    SchemaParts With(IOpenApiSchema source, string owner)
    {
        if (source is not OpenApiSchemaReference reference) return WithConcrete(source, own: "", owner);

        var id = reference.Reference.Id ?? "";
        var target = reference.RecursiveTarget ?? throw OpenApiProblems.BrokenReference(reference.Reference.ReferenceV3 ?? id);
        var parts = (Name.Length == 0 ? this with { Name = id } : this).WithConcrete(target, own: id, owner.Length == 0 ? id : owner);
        return SchemaFacets.Differ(reference, target) ? parts.WithPart(reference) : parts;
    }

    SchemaParts WithConcrete(IOpenApiSchema source, string own, string owner)
    {
        if (All.Any(part => ReferenceEquals(part, source))) return this;

        var parts = (source.AllOf ?? []).Aggregate(this, (all, extended) => all.With(extended, owner)).WithPart(source);
        var isExtended = owner.Length > 0 && own != owner;
        return isExtended && source.Discriminator?.PropertyName is { } field
            ? parts.WithTag(field, TagOf(source.Discriminator, owner)).WithSettled(new SchemaChoice(source, SchemaChoiceKind.Descendant))
            : parts;
    }

    SchemaParts WithPart(IOpenApiSchema part) => All.Any(other => ReferenceEquals(other, part)) ? this : this with { All = All.Add(part) };

    /// <summary>The value by which a discriminator names a schema: its key in the mapping, or its own name.</summary>
    static string TagOf(OpenApiDiscriminator discriminator, string schema) =>
        discriminator.Mapping?.FirstOrDefault(entry => entry.Value.Reference.Id == schema).Key ?? schema;
}

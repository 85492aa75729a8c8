using System.Text.Json.Nodes;
using LoadTest.OpenApi.Schemas;

namespace LoadTest.OpenApi.Values;

/// <summary>Makes objects: chooses their fields, fills them, and lets the author's fix-ups have a say.</summary>
internal sealed class ObjectMaker(BodyMaker bodies, OpenApiFixUps fixUps, Random random, double optionalShare)
{
    const int MostMapEntries = 3;

    static readonly Schema AnyText = new("") { Made = Microsoft.OpenApi.JsonSchemaType.String, Height = 0 };

    /// <param name="schema">What the object must satisfy.</param>
    /// <param name="path">Where it is in the body.</param>
    /// <param name="overrides">Fields that are given; objects among them are merged into what is made.</param>
    public JsonObject Make(Schema schema, FieldPath path, JsonObject overrides)
    {
        var given = overrides.Select(field => field.Key).ToHashSet(StringComparer.Ordinal);
        var fields = new FieldSelection(random, bodies.IsFrugal ? 0 : optionalShare).Choose(schema.Object, given);
        var places = PlaceFields.Texts(fields, overrides, random);
        var made = new JsonObject();
        foreach (var field in fields)
        {
            made[field.Name] = overrides.TryGetPropertyValue(field.Name, out var value)
                ? Given(field.Schema, path.Field(field.Name), value)
                : Field(schema, field, path.Field(field.Name), places.GetValueOrDefault(field.Name, ""));
        }

        foreach (var (name, value) in overrides)
        {
            if (!made.ContainsKey(name)) made[name] = value?.DeepClone();
        }

        AddEntries(schema.Object, made, path);
        fixUps.Object?.Invoke(new OpenApiObject { Schema = schema.Name, Path = path.ToString(), Value = made, Random = random });
        return made;
    }

    JsonNode? Given(Schema schema, FieldPath path, JsonNode? value) =>
        value is JsonObject fields && schema.IsPossible && bodies.Make(schema, path, Wish.ForFields(fields)) is JsonObject merged ? merged : value?.DeepClone();

    JsonNode? Field(Schema owner, SchemaProperty field, FieldPath path, string suggestion)
    {
        if (fixUps.Field?.Invoke(Described(owner, field, path)) is { } value) return value.Parent is null ? value : value.DeepClone();
        return bodies.Make(field.Schema, path, Wish.ForText(suggestion));
    }

    OpenApiField Described(Schema owner, SchemaProperty field, FieldPath path) => new()
    {
        Name = field.Name,
        Path = path.ToString(),
        Schema = owner.Name,
        Format = field.Schema.Format,
        Random = random,
    };

    /// <summary>A map has no declared fields, but entries; any object may need some to be large enough.</summary>
    void AddEntries(ObjectRules rules, JsonObject made, FieldPath path)
    {
        if (!rules.AllowsOthers || rules.Others is { IsPossible: false }) return;

        var isMap = rules.Others is not null && rules.Properties.Count == 0 && made.Count == 0 && !bodies.IsFrugal;
        var wanted = Math.Min(rules.MaxCount, Math.Max(rules.MinCount, isMap ? random.Next(1, MostMapEntries + 1) : 0));
        var words = Vocabulary.English.Words;
        for (var number = 1; made.Count < wanted; number++)
        {
            var word = words[random.Next(words.Length)];
            var name = made.ContainsKey(word) || rules.Find(word) is not null ? $"{word}{number}" : word;
            made[name] = bodies.Make(rules.Others ?? AnyText, path.Field(name), Wish.None);
        }
    }
}

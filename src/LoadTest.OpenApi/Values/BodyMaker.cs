using System.Text.Json.Nodes;
using LoadTest.OpenApi.Schemas;
using Microsoft.OpenApi;

namespace LoadTest.OpenApi.Values;

/// <summary>Makes one body. Whatever it decides comes from its random numbers, in a fixed order: the same seed, the same body.</summary>
internal sealed class BodyMaker
{
    const double OptionalShare = 0.75;
    const double NullShare = 0.1;

    /// <summary>How often a value may contain another of its own schema before it is ended as soon as its rules allow.</summary>
    const int MostRecurrences = 2;

    /// <summary>A body is ended as soon as its rules allow when it has this many values.</summary>
    const int EnoughValues = 5_000;

    /// <summary>How often a value is made that satisfies two schemas of which it may satisfy only one, before optional fields are left out.</summary>
    const int Tries = 8;

    const int FrugalTries = 4;

    readonly Random _random;
    readonly bool _requireAll;
    readonly TextMaker _texts;
    readonly NumberMaker _numbers;
    readonly ObjectMaker _objects;
    readonly ArrayMaker _arrays;
    readonly Dictionary<Schema, int> _open = new(ReferenceEqualityComparer.Instance);
    int _frugalLevels;
    int _made;

    public BodyMaker(OpenApiFixUps fixUps, Random random, bool requireAll)
    {
        _random = random;
        _requireAll = requireAll;
        _texts = new TextMaker(random, fixUps.Today);
        _numbers = new NumberMaker(random);
        _objects = new ObjectMaker(this, fixUps, random, requireAll ? 1 : OptionalShare);
        _arrays = new ArrayMaker(this, random);
    }

    /// <summary>Whether to make nothing that need not be.</summary>
    public bool IsFrugal => _frugalLevels > 0 || _made > EnoughValues;

    /// <exception cref="TestDataException">The rules of a field allow no value that could be found.</exception>
    public JsonNode? Make(Schema schema, FieldPath path, Wish wish)
    {
        var chosen = Choose(schema, wish);
        var first = MakeChosen(chosen, path, wish);
        var isSure = wish.HasOverrides || IsFrugal || !(NeedsCheck(schema) || NeedsCheck(chosen));
        return !isSure && !SchemaCheck.Allows(schema, first) && TryMakeAgain(schema, path, wish, out var better) ? better : first;
    }

    /// <summary>Makes a value that satisfies the schema where the first one did not. There may be none, as with alternatives that differ in nothing.</summary>
    bool TryMakeAgain(Schema schema, FieldPath path, Wish wish, out JsonNode? value)
    {
        for (var tries = 1; tries <= Tries + FrugalTries && !IsFrugal; tries++)
        {
            var chosen = Choose(schema, wish);
            value = tries > Tries ? Frugally(() => MakeChosen(chosen, path, wish)) : MakeChosen(chosen, path, wish);
            if (SchemaCheck.Allows(schema, value)) return true;
        }

        value = null;
        return false;
    }

    static bool NeedsCheck(Schema schema) => schema.Excluded.Count > 0 || (schema.IsExclusive && schema.Alternatives.Count > 1);

    Schema Choose(Schema schema, Wish wish)
    {
        while (schema.Alternatives.Count > 0)
        {
            var possible = schema.Alternatives.Where(alternative => alternative.IsPossible).ToList();
            if (possible.Count == 0) possible = [.. schema.Alternatives];
            if (IsFrugal) schema = possible.MinBy(alternative => alternative.Height)!; // there is at least one
            else schema = Pick(wish.HasOverrides ? Suitable(possible, wish.Overrides) : possible);
        }

        return schema;
    }

    /// <summary>The alternatives that agree with most of the given fields: an override can say which of several schemas is meant.</summary>
    static List<Schema> Suitable(List<Schema> schemas, JsonObject overrides)
    {
        var agreeing = schemas.Select(schema => (Schema: schema, Fields: overrides.Count(field => Agrees(schema, field.Key, field.Value)))).ToList();
        var most = agreeing.Max(schema => schema.Fields);
        return [.. agreeing.Where(schema => schema.Fields == most).Select(schema => schema.Schema)];
    }

    static bool Agrees(Schema schema, string field, JsonNode? value) =>
        schema.Alternatives.Any(alternative => Agrees(alternative, field, value))
        || (schema.Object.Find(field) is { } property && (value is JsonObject || SchemaCheck.Allows(property.Schema, value)));

    JsonNode? MakeChosen(Schema schema, FieldPath path, Wish wish)
    {
        _made++;
        if (schema is { IsEnumeration: true, Values.Count: 0 }) throw OpenApiProblems.Impossible(path.ToString(), schema.ToString(), "none of the values that it lists has its type and keeps its rules");
        if (schema.IsEnumeration) return Pick(Enumerated(schema))?.DeepClone();
        if (schema.Made == 0) throw OpenApiProblems.Impossible(path.ToString(), schema.ToString(), "its rules contradict each other");

        return ChooseType(schema, wish) switch
        {
            JsonSchemaType.Object => Nested(schema, path, () => _objects.Make(schema, path, wish.Overrides)),
            JsonSchemaType.Array => Nested(schema, path, () => _arrays.Make(schema, path)),
            JsonSchemaType.String => _texts.Make(schema, path, wish.Text),
            JsonSchemaType.Integer => _numbers.Make(schema, isInteger: true, path),
            JsonSchemaType.Number => _numbers.Make(schema, isInteger: false, path),
            JsonSchemaType.Boolean => _random.Next(2) == 1,
            _ => null,
        };
    }

    IReadOnlyList<JsonNode?> Enumerated(Schema schema) =>
        _requireAll && schema.Values.Any(value => value is not null) ? [.. schema.Values.Where(value => value is not null)] : schema.Values;

    JsonSchemaType ChooseType(Schema schema, Wish wish)
    {
        var possible = JsonTypes.Each(schema.Made).Where(type => SchemaHeights.HeightAs(schema, type) != Schema.Infinite).ToList();
        if (possible.Count == 0) possible = [.. JsonTypes.Each(schema.Made)];
        if (wish.HasOverrides && possible.Contains(JsonSchemaType.Object)) return JsonSchemaType.Object;

        var values = possible.Where(type => type != JsonSchemaType.Null && !(type == JsonSchemaType.Integer && possible.Contains(JsonSchemaType.Number))).ToList();
        var isNullable = possible.Contains(JsonSchemaType.Null);
        if (values.Count == 0) return JsonSchemaType.Null;
        if (IsFrugal && isNullable && values.All(type => SchemaHeights.HeightAs(schema, type) > 0)) return JsonSchemaType.Null;
        if (IsFrugal) return values.MinBy(type => SchemaHeights.HeightAs(schema, type));
        return isNullable && !_requireAll && wish.Text.Length == 0 && _random.NextDouble() < NullShare ? JsonSchemaType.Null : Pick(values);
    }

    T Nested<T>(Schema schema, FieldPath path, Func<T> make)
    {
        var recurrences = _open.GetValueOrDefault(schema);
        if (recurrences > MostRecurrences && !schema.IsPossible) throw OpenApiProblems.Impossible(path.ToString(), schema.ToString(), "it requires itself without end");

        _open[schema] = recurrences + 1;
        var value = recurrences >= MostRecurrences ? Frugally(make) : make();
        _open[schema] = recurrences;
        return value;
    }

    // What throws ends the whole body: there is nothing to restore.
    T Frugally<T>(Func<T> make)
    {
        _frugalLevels++;
        var value = make();
        _frugalLevels--;
        return value;
    }

    T Pick<T>(IReadOnlyList<T> options) => options[_random.Next(options.Count)];
}

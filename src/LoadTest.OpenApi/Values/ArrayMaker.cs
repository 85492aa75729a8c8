using System.Text.Json.Nodes;
using LoadTest.OpenApi.Schemas;

namespace LoadTest.OpenApi.Values;

/// <summary>Makes arrays: one to five items, or what the limits leave of that.</summary>
internal sealed class ArrayMaker(BodyMaker bodies, Random random)
{
    const int UsualMost = 5;
    const int TriesPerItem = 20;

    static readonly Schema AnyText = new("") { Made = Microsoft.OpenApi.JsonSchemaType.String, Height = 0 };

    /// <exception cref="TestDataException">The items have to differ, and too few different ones were found.</exception>
    public JsonArray Make(Schema schema, FieldPath path)
    {
        var rules = schema.Array;
        var items = rules.Items ?? AnyText;
        var array = new JsonArray();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var count = items.IsPossible ? Count(rules) : rules.MinItems;
        for (var tries = 0; array.Count < count; tries++)
        {
            var item = bodies.Make(items, path.Item(array.Count), Wish.None);
            if (!rules.IsUnique || seen.Add(item?.ToJsonString() ?? "")) array.Add(item);
            else if (tries == count * TriesPerItem) break;
        }

        return array.Count >= Math.Min(count, rules.MinItems) ? array : throw OpenApiProblems.TooFewDifferentItems(path.ToString(), array.Count, rules.MinItems);
    }

    int Count(ArrayRules rules)
    {
        if (bodies.IsFrugal) return rules.MinItems;

        var least = Math.Min(Math.Max(rules.MinItems, 1), rules.MaxItems);
        var most = Math.Min(Math.Max(least, UsualMost), rules.MaxItems);
        return random.Next(least, most + 1);
    }
}

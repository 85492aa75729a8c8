using System.Text.Json.Nodes;
using LoadTest.OpenApi.Schemas;

namespace LoadTest.OpenApi.Values;

/// <summary>Finds city, state and ZIP code among the fields of an object, and texts for them, and for the country, that agree with each other.</summary>
internal static class PlaceFields
{
    static readonly string[] Country = ["USA", "US", "United States"];
    static readonly IReadOnlyDictionary<string, string> NoTexts = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Texts by field name; none when the object has fewer than two such fields, or no known place satisfies their rules.</summary>
    /// <param name="fields">The fields that the object gets.</param>
    /// <param name="overrides">Given values: the place agrees with them where it can.</param>
    /// <param name="random">Chooses the place.</param>
    public static IReadOnlyDictionary<string, string> Texts(IReadOnlyList<SchemaProperty> fields, JsonObject overrides, Random random)
    {
        var parts = fields.Where(field => FormsOf(field.Name, Place.All[0]).Length > 0).ToList();
        if (parts.Count < 2) return NoTexts;

        var offset = random.Next(Place.All.Count);
        for (var i = 0; i < Place.All.Count; i++)
        {
            if (TextsOf(Place.All[(offset + i) % Place.All.Count], parts, overrides) is not { } texts) continue;
            AddCountry(fields, texts);
            return texts;
        }

        return NoTexts;
    }

    static void AddCountry(IReadOnlyList<SchemaProperty> fields, Dictionary<string, string> texts)
    {
        foreach (var field in fields.Where(field => FieldName.Plain(field.Name) is "country" or "countrycode"))
        {
            if (Country.FirstOrDefault(form => SchemaCheck.Allows(field.Schema, form)) is { } form) texts.Add(field.Name, form);
        }
    }

    static Dictionary<string, string>? TextsOf(Place place, List<SchemaProperty> fields, JsonObject overrides)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in fields)
        {
            var isGiven = overrides.TryGetPropertyValue(field.Name, out var given);
            var form = FormsOf(field.Name, place).FirstOrDefault(form => isGiven ? JsonValues.AreEqual(given, form) : SchemaCheck.Allows(field.Schema, form));
            if (form is null) return null;
            texts.Add(field.Name, form);
        }

        return texts;
    }

    /// <summary>How a place can be written in a field of that name; nothing when the field is no part of a place.</summary>
    static string[] FormsOf(string field, Place place) => FieldName.Plain(field) switch
    {
        "city" or "town" => [place.City],
        "state" or "statecode" or "stateabbreviation" => [place.State, place.StateName],
        "zip" or "zipcode" or "zip5" or "postalcode" or "postcode" => [place.Zip],
        _ => [],
    };
}

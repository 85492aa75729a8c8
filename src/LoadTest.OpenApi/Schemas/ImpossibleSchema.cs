namespace LoadTest.OpenApi.Schemas;

/// <summary>Finds the way to what no value can satisfy, for the message about it.</summary>
internal static class ImpossibleSchema
{
    /// <summary>The fields from <paramref name="schema"/> to the culprit, for example <c>Node.parent.parent</c>.</summary>
    public static string PathOf(Schema schema)
    {
        var path = schema.Name.Length > 0 ? schema.Name : "body";
        var seen = new HashSet<Schema>();
        while (seen.Add(schema) && Next(schema) is { } next)
        {
            path += next.Step;
            schema = next.Schema;
        }

        return path;
    }

    static (string Step, Schema Schema)? Next(Schema schema)
    {
        if (schema.IsEnumeration) return null;
        if (schema.Alternatives.FirstOrDefault(alternative => !alternative.IsPossible) is { } alternative) return ("", alternative);
        if (schema.Object.Properties.FirstOrDefault(property => property.MustBeSent && !property.Schema.IsPossible) is { } property) return ($".{property.Name}", property.Schema);
        return schema.Array is { MinItems: > 0, Items: { IsPossible: false } items } ? ("[]", items) : null;
    }
}

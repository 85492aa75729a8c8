using LoadTest.OpenApi.Schemas;

namespace LoadTest.OpenApi.Values;

/// <summary>Decides which of an object's declared fields a body gets.</summary>
/// <param name="random">Decides about optional fields.</param>
/// <param name="share">The probability of an optional field, 0 to 1.</param>
internal sealed class FieldSelection(Random random, double share)
{
    /// <summary>The chosen fields, in the order of the document.</summary>
    /// <param name="rules">The fields there are.</param>
    /// <param name="given">The names of fields whose values the caller gives: they are always in.</param>
    public IReadOnlyList<SchemaProperty> Choose(ObjectRules rules, ICollection<string> given)
    {
        var chosen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in rules.Properties)
        {
            if (given.Contains(field.Name) || field.MustBeSent || (IsOptional(field) && IsLucky())) chosen.Add(field.Name);
        }

        AddCompanions(rules, chosen);
        TopUp(rules, chosen);
        CutBack(rules, chosen, given);
        return [.. rules.Properties.Where(field => chosen.Contains(field.Name))];
    }

    bool IsLucky() => share >= 1 || random.NextDouble() < share;

    static bool IsOptional(SchemaProperty field) => !field.IsRequired && !field.IsReadOnly && field.Schema.IsPossible;

    static void AddCompanions(ObjectRules rules, HashSet<string> chosen)
    {
        var open = new Queue<string>(rules.Companions.Keys.Where(chosen.Contains));
        while (open.TryDequeue(out var name))
        {
            if (!rules.Companions.TryGetValue(name, out var companions)) continue;
            foreach (var companion in companions)
            {
                if (rules.Find(companion) is { IsReadOnly: false } && chosen.Add(companion)) open.Enqueue(companion);
            }
        }
    }

    /// <summary>Too few: the flattest of the others come in as well.</summary>
    static void TopUp(ObjectRules rules, HashSet<string> chosen)
    {
        if (chosen.Count >= rules.MinCount) return;

        var others = rules.Properties.Where(field => IsOptional(field) && !chosen.Contains(field.Name)).OrderBy(field => field.Schema.Height);
        foreach (var field in others.Take(rules.MinCount - chosen.Count)) chosen.Add(field.Name);
        AddCompanions(rules, chosen);
    }

    /// <summary>Too many: optional ones go, the last first, unless another field needs them.</summary>
    static void CutBack(ObjectRules rules, HashSet<string> chosen, ICollection<string> given)
    {
        foreach (var field in rules.Properties.Reverse())
        {
            if (chosen.Count <= rules.MaxCount) return;
            var isNeeded = rules.Companions.Any(companions => chosen.Contains(companions.Key) && companions.Value.Contains(field.Name));
            if (!isNeeded && !field.MustBeSent && !given.Contains(field.Name)) chosen.Remove(field.Name);
        }
    }
}

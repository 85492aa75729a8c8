using LoadTest.Judge;

namespace LoadTest;

/// <summary>
/// Gives each threshold of a class a slug of its own, in order of declaration. Two request names may differ in punctuation
/// only, which identifiers cannot hold: the later one gets a number.
/// </summary>
internal static class NodeSlugs
{
    public const string OfRun = "run";
    const string OfMalformed = "malformed";

    /// <param name="thresholds">In order of declaration; null for one that could not be read.</param>
    public static IReadOnlyList<string> Of(IEnumerable<Threshold?> thresholds)
    {
        var slugs = new List<string>();
        foreach (var threshold in thresholds)
        {
            var slug = threshold?.Slug ?? OfMalformed;
            var unique = slug;
            for (var n = 2; slugs.Contains(unique); n++) unique = FormattableString.Invariant($"{slug}_{n}");
            slugs.Add(unique);
        }

        return slugs;
    }
}

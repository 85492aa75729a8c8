namespace LoadTest.Measure;

/// <summary>How many characters have to be inserted, removed or replaced to make one text of another (Levenshtein 1966).</summary>
internal static class EditDistance
{
    /// <summary>Longer texts are compared by their first characters only, so that the cost stays bounded.</summary>
    const int Compared = 200;

    public static int Between(string left, string right)
    {
        var (a, b) = (left[..Math.Min(left.Length, Compared)], right[..Math.Min(right.Length, Compared)]);
        var previous = Enumerable.Range(0, b.Length + 1).ToArray();
        var current = new int[b.Length + 1];
        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                current[j] = Math.Min(replaced, Math.Min(previous[j], current[j - 1]) + 1);
            }

            (previous, current) = (current, previous);
        }

        return previous[b.Length];
    }

    /// <summary>Those of <paramref name="candidates"/> that <paramref name="text"/> may have been meant for: nearest first, at most three.</summary>
    public static IReadOnlyList<string> Nearest(string text, IEnumerable<string> candidates)
    {
        var tolerance = Math.Max(2, text.Length / 3);
        return
        [
            .. candidates
                .Distinct(StringComparer.Ordinal)
                .Select(candidate => (Name: candidate, Distance: Between(text, candidate)))
                .Where(candidate => candidate.Distance <= tolerance)
                .OrderBy(candidate => candidate.Distance)
                .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
                .Take(3)
                .Select(candidate => candidate.Name),
        ];
    }
}

namespace LoadTest.Judge;

/// <summary>
/// Keeps the chance of any false alarm among m thresholds at α: the i-th smallest p-value is tested at α / (m − i + 1), and the
/// first that is not significant ends the search. Only for FAIL: a run passes when all thresholds pass, which needs no
/// correction (intersection-union, R. L. Berger, Technometrics 24 (1982) 295).
/// Source: S. Holm, Scand. J. Statist. 6 (1979) 65.
/// </summary>
internal static class Holm
{
    /// <summary>Which of the candidates are proven violated.</summary>
    /// <param name="candidates">Everything that is tested in this run.</param>
    /// <param name="pValueOf">Orders the candidates.</param>
    /// <param name="isViolatedAt">The full test of a candidate at an error rate.</param>
    /// <param name="alpha">The error rate of the whole run.</param>
    public static IReadOnlySet<T> Violated<T>(
        IReadOnlyList<T> candidates, Func<T, double> pValueOf, Func<T, double, bool> isViolatedAt, double alpha)
        where T : class
    {
        var violated = new HashSet<T>(ReferenceEqualityComparer.Instance);
        foreach (var candidate in candidates.OrderBy(pValueOf))
        {
            if (!isViolatedAt(candidate, alpha / (candidates.Count - violated.Count))) break;
            violated.Add(candidate);
        }

        return violated;
    }
}

namespace LoadTest;

/// <summary>Which tags the tasks of a user type have, its task sets included.</summary>
internal static class TagSearch
{
    public static IReadOnlyList<string> TagsOf(BehaviorPlan plan, BehaviorPlans plans)
    {
        var tags = new SortedSet<string>(StringComparer.Ordinal);
        Collect(plan, plans, [], tags);
        return [.. tags];
    }

    static void Collect(BehaviorPlan plan, BehaviorPlans plans, HashSet<BehaviorPlan> seen, SortedSet<string> tags)
    {
        if (!seen.Add(plan)) return;

        tags.UnionWith(plan.Tags);
        foreach (var entry in plan.Entries)
        {
            tags.UnionWith(entry.Tags);
            if (entry.SetType is not null) Collect(plans.Of(entry), plans, seen, tags);
        }
    }
}

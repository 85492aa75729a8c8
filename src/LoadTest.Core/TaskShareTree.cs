using LoadTest.Schedule;

namespace LoadTest;

/// <summary>
/// The share of the load that each task gets by the weights. User types count by how many of their users really run; in a
/// Markov set, where the weights of a task are not its own, all tasks count the same.
/// </summary>
internal static class TaskShareTree
{
    public static IReadOnlyList<TaskShare> Of(IReadOnlyList<Population> populations, BehaviorPlans plans, int users)
    {
        var counts = CountsOf(populations, Math.Max(users, populations.Count));
        var total = (double)counts.Sum();
        return [.. populations.Select((population, i) => Share(population.Name, population.Plan, counts[i] / total, counts[i] / total, plans, [population.Plan.Type]))];
    }

    static int[] CountsOf(IReadOnlyList<Population> populations, int users)
    {
        var mix = new UserMix([.. populations.Select(population => new UserMixEntry(population.Name, population.Weight, population.FixedCount))]);
        var counts = new int[populations.Count];
        for (var i = 0; i < Math.Min(users, mix.MaxUsers); i++) counts[mix.Add()]++;
        return counts;
    }

    static TaskShare Share(string name, BehaviorPlan plan, double ofParent, double ofAll, BehaviorPlans plans, IReadOnlyList<Type> path)
    {
        var weights = plan.Entries.Select(entry => plan.Order == TaskOrder.Markov ? 1 : entry.Weight).ToList();
        var sum = (double)weights.Sum(weight => (long)weight);
        return new TaskShare
        {
            Name = name,
            OfParent = ofParent,
            OfAll = ofAll,
            Tasks = [.. plan.Entries.Select((entry, i) => Entry(entry, weights[i] / sum, ofAll * weights[i] / sum, plans, path))],
        };
    }

    // A set that contains itself is shown once: its share of itself has no end.
    static TaskShare Entry(TaskEntry entry, double ofParent, double ofAll, BehaviorPlans plans, IReadOnlyList<Type> path) =>
        entry.SetType is { } set && !path.Contains(set)
            ? Share(entry.Name, plans.Of(entry), ofParent, ofAll, plans, [.. path, set])
            : new TaskShare { Name = entry.Name, OfParent = ofParent, OfAll = ofAll };
}

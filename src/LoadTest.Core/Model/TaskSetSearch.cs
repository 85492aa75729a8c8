using System.Reflection;

namespace LoadTest;

/// <summary>Finds the task sets that <see cref="AllTaskSetsAttribute"/> asks for.</summary>
internal static class TaskSetSearch
{
    public static IEnumerable<TaskEntry> Find(Type type, IReadOnlyList<string> tags, BehaviorOptions options, ICollection<LoadTestProblem> problems)
    {
        if (type.GetCustomAttribute<AllTaskSetsAttribute>() is not { } attribute) return [];

        var sets = type.Assembly.GetTypes()
            .Where(set => set is { DeclaringType: null } && set.IsSubclassOf(typeof(TaskSet)) && TypeRules.IsUsable(set) && IsWithin(set, attribute.Namespace))
            .OrderBy(set => set.FullName, StringComparer.Ordinal)
            .ToList();
        if (sets.Count == 0)
        {
            problems.Add(new LoadTestProblem
            {
                Code = "LT1127",
                What = $"[AllTaskSets] finds no public, concrete task set{(attribute.Namespace.Length > 0 ? $" in the namespace {attribute.Namespace}" : "")}, in {type.FullName}.",
                Fix = "add a class derived from TaskSet (or HttpTaskSet), or name another namespace.",
            });
        }

        return sets.Select(set => TaskEntry.Of(set, WeightOf(set, options), tags).WithStop(attribute.StopWeight)).Where(entry => entry.Weight > 0);
    }

    static bool IsWithin(Type set, string name) =>
        name.Length == 0 || set.Namespace == name || set.Namespace?.StartsWith($"{name}.", StringComparison.Ordinal) is true;

    static int WeightOf(Type set, BehaviorOptions options) =>
        (int)Math.Clamp(options.Weights.TryGetValue(set.Name, out var given) ? given.Weight : set.GetCustomAttribute<WeightAttribute>()?.Weight ?? 1, 0, int.MaxValue);
}

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

        if (attribute.StopWeight < 0)
        {
            problems.Add(new LoadTestProblem
            {
                Code = "LT1106",
                What = $"The weight of a task is 0 or more, but StopWeight is {attribute.StopWeight} in [AllTaskSets] of {type.FullName}.",
                Fix = "write StopWeight = 1, or 0 to leave endless sets as they are.",
            });
        }

        return [.. sets.Select(set => TaskEntry.Of(set, WeightOf(set, options, problems), tags).WithStop(attribute.StopWeight)).Where(entry => entry.Weight > 0)];
    }

    static bool IsWithin(Type set, string name) =>
        name.Length == 0 || set.Namespace == name || set.Namespace?.StartsWith($"{name}.", StringComparison.Ordinal) is true;

    // Tasks are picked by whole numbers: of a half, or a fixed count, nothing would be left without a word.
    static int WeightOf(Type set, BehaviorOptions options, ICollection<LoadTestProblem> problems)
    {
        var (weight, fixedCount) = options.Weights.TryGetValue(set.Name, out var given) ? given : new ClassWeight(set.GetCustomAttribute<WeightAttribute>()?.Weight ?? 1, 0);
        if (fixedCount == 0 && weight is >= 0 and <= int.MaxValue && double.IsInteger(weight)) return (int)weight;

        problems.Add(new LoadTestProblem
        {
            Code = "LT1129",
            What = FormattableString.Invariant($"The weight of a task set is a whole number of 0 or more, but {set.Name} has the {(fixedCount > 0 ? "fixed count" : "weight")} {(fixedCount > 0 ? fixedCount : weight)}, in {set.FullName}."),
            Fix = "write [Weight(3)], or Weights as Browsing=3; 0 leaves the set out.",
        });
        return 0;
    }
}

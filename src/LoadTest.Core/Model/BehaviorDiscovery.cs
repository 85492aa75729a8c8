using System.Reflection;

namespace LoadTest;

/// <summary>Reads a user type or task set class into a <see cref="BehaviorPlan"/>, unfiltered. Reports every problem it finds.</summary>
internal static class BehaviorDiscovery
{
    /// <summary>The plan of a class; without tasks when it has problems.</summary>
    /// <param name="type">A class derived from <see cref="Behavior"/>.</param>
    /// <param name="tags">The tags around it.</param>
    /// <param name="options">What constructors may take, and weights.</param>
    /// <param name="problems">Gets everything that is wrong with the class.</param>
    public static BehaviorPlan Read(Type type, IReadOnlyList<string> tags, BehaviorOptions options, ICollection<LoadTestProblem> problems)
    {
        var own = TypeRules.Union(tags, TypeRules.TagsOf(type, problems));
        var isMarkov = type.IsDefined(typeof(MarkovAttribute), inherit: true);
        var isSequential = type.IsDefined(typeof(SequentialAttribute), inherit: true);
        if (isMarkov && isSequential) problems.Add(TwoOrders(type));

        // Of an abstract class the constructor is not what is wrong with it.
        var create = (TypeRules.IsUsable(type) ? ConstructorMatch.Find(type, options.ConstructorArguments, problems) : null) ?? (() => throw new InvalidOperationException($"{type.Name} cannot be constructed."));
        if (isMarkov) return MarkovDiscovery.Read(type, own, () => (Behavior)create(), problems);

        var before = problems.Count;
        var entries = TaskDiscovery.Read(type, own, options, problems);
        if (problems.Count == before) CheckWeights(type, entries, problems);
        return new BehaviorPlan(type, entries, isSequential ? TaskOrder.Sequential : TaskOrder.Random, own) { Create = () => (Behavior)create() };
    }

    static void CheckWeights(Type type, IReadOnlyList<TaskEntry> entries, ICollection<LoadTestProblem> problems)
    {
        if (entries.Any(entry => entry.Weight > 0)) return;

        var methods = ForgottenIn(type, ancestor => ancestor.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly).Where(LooksLikeTask));
        var lists = ForgottenIn(type, ancestor => ancestor.GetProperties().Where(property => property.PropertyType == typeof(TaskList) && !property.IsDefined(typeof(TasksAttribute))));
        problems.Add(new LoadTestProblem
        {
            Code = "LT1103",
            What = $"{type.Name} has no task{(entries.Count > 0 ? " with a weight above 0" : "")}, in {type.FullName}."
                + (methods.Length > 0 && entries.Count == 0 ? $" These methods have no [Task]: {methods}." : "")
                + (lists.Length > 0 ? $" These lists have no [Tasks]: {lists}." : ""),
            Fix = "put [Task] on at least one public method: '[Task] public Task Browse() => …'.",
        });
    }

    static string ForgottenIn(Type type, Func<Type, IEnumerable<MemberInfo>> candidates) => string.Join(", ", TypeRules.Lineage(type)
        .SelectMany(candidates)
        .Select(member => member.Name)
        .Distinct(StringComparer.Ordinal)
        .Order(StringComparer.Ordinal));

    static bool LooksLikeTask(MethodInfo method) =>
        method is { IsSpecialName: false, IsVirtual: false, ContainsGenericParameters: false }
        && method.GetParameters().Length == 0
        && (typeof(Task).IsAssignableFrom(method.ReturnType) || method.ReturnType == typeof(ValueTask))
        && !method.IsDefined(typeof(TaskAttribute));

    static LoadTestProblem TwoOrders(Type type) => new()
    {
        Code = "LT1133",
        What = $"{type.Name} is both [Sequential] and [Markov], in {type.FullName}.",
        Fix = "keep one of the two: a set runs its tasks either in order of declaration or by their transitions.",
    };
}

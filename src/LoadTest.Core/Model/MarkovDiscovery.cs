using System.Reflection;

namespace LoadTest;

/// <summary>Reads a Markov task set: its tasks are the methods with transitions, in order of declaration, and the first one begins.</summary>
internal static class MarkovDiscovery
{
    public static BehaviorPlan Read(Type type, IReadOnlyList<string> tags, Func<Behavior> create, ICollection<LoadTestProblem> problems)
    {
        var before = problems.Count;
        var all = TypeRules.MethodsOf(type);
        var methods = all
            .Select(method => (Method: method, Transitions: method.GetCustomAttributes<TransitionAttribute>().ToList()))
            .Where(task => task.Transitions.Count > 0)
            .OrderBy(task => TypeRules.DepthOf<TransitionAttribute>(task.Method))
            .ThenBy(task => task.Transitions.Min(transition => transition.Line))
            .ToList();
        if (methods.Count == 0) problems.Add(NoTransitions(type));
        var strangers = Strangers(type, all);
        if (strangers.Count > 0) problems.Add(NoPartOfTheChain(type, strangers));

        var names = methods.Select(task => task.Method.Name).ToList();
        foreach (var (method, transitions) in methods)
        {
            TaskDiscovery.CheckMethod(method, transitions.Min(transition => transition.Line), problems);
            if (method.IsDefined(typeof(TagAttribute))) problems.Add(Tagged(type, method));
            if (transitions.Sum(transition => Math.Max(0L, transition.Weight)) == 0) problems.Add(NoWay(type, method));
            foreach (var transition in transitions) CheckTarget(type, method, transition, names, problems);
        }

        if (problems.Count > before) return new BehaviorPlan(type, [], TaskOrder.Random, tags) { Create = create };
        return new BehaviorPlan(
            type,
            [.. methods.Select(task => TaskEntry.Of(task.Method.Name, TaskInvoker.Compile(task.Method), weight: 1, tags))],
            TaskOrder.Markov,
            tags,
            [.. methods.Select(task => WeightsOf(task.Transitions, names))])
        { Create = create };
    }

    /// <summary>The tasks that no chain of transitions leads to from the first one.</summary>
    public static IReadOnlyList<string> Unreachable(BehaviorPlan plan)
    {
        var reached = new HashSet<int> { 0 };
        var open = new Queue<int>([0]);
        while (open.TryDequeue(out var at))
        {
            for (var next = 0; next < plan.Entries.Count; next++)
            {
                if (plan.Transitions[at][next] > 0 && reached.Add(next)) open.Enqueue(next);
            }
        }

        return [.. plan.Entries.Where((_, index) => !reached.Contains(index)).Select(entry => entry.Name)];
    }

    static int[] WeightsOf(List<TransitionAttribute> transitions, List<string> names)
    {
        var weights = new int[names.Count];
        foreach (var transition in transitions) weights[names.IndexOf(transition.Target)] += transition.Weight;
        return weights;
    }

    static void CheckTarget(Type type, MethodInfo method, TransitionAttribute transition, List<string> names, ICollection<LoadTestProblem> problems)
    {
        var place = $"in {type.FullName}.{method.Name}, line {transition.Line}";
        if (transition.Weight < 0)
        {
            problems.Add(new LoadTestProblem { Code = "LT1106", What = $"The weight of a transition is 0 or more, but it is {transition.Weight} {place}.", Fix = "write [Transition(nameof(Next), 1)]." });
        }

        if (names.Contains(transition.Target)) return;
        problems.Add(type.GetMethod(transition.Target, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, Type.EmptyTypes) is null
            ? new LoadTestProblem { Code = "LT1124", What = $"There is no method '{transition.Target}' to go on to from {method.Name}, {place}.", Fix = $"name one of {string.Join(", ", names)}, best with nameof." }
            : new LoadTestProblem { Code = "LT1125", What = $"{method.Name} goes on to {transition.Target}, which has no [Transition] of its own and so would be the end, {place}.", Fix = $"put a [Transition] on {transition.Target}." });
    }

    static LoadTestProblem NoTransitions(Type type) => new()
    {
        Code = "LT1123",
        What = $"{type.Name} is [Markov], but none of its public methods has a [Transition], in {type.FullName}.",
        Fix = "put [Transition(nameof(Next))] on each task.",
    };

    static List<string> Strangers(Type type, IReadOnlyList<MethodInfo> methods) =>
    [
        .. methods.Where(method => method.IsDefined(typeof(TaskAttribute)) && !method.IsDefined(typeof(TransitionAttribute))).Select(method => method.Name),
        .. TypeRules.Lineage(type).SelectMany(ancestor => ancestor.GetNestedTypes().Where(nested => nested.IsDefined(typeof(TaskAttribute), inherit: false)).Select(nested => nested.Name)),
        .. TypeRules.Lineage(type).SelectMany(ancestor => ancestor.GetCustomAttributes(inherit: false).OfType<ITaskSetAttribute>().Select(task => task.Target.Name)),
        .. TypeRules.Lineage(type).SelectMany(ancestor => ancestor.GetProperties().Where(property => property.IsDefined(typeof(TasksAttribute))).Select(property => property.Name)),
    ];

    static LoadTestProblem NoPartOfTheChain(Type type, List<string> strangers) => new()
    {
        Code = "LT1123",
        What = $"{type.Name} is [Markov], but these tasks have no [Transition] and could never run: {string.Join(", ", strangers)}, in {type.FullName}.",
        Fix = "give each a method with a [Transition], and the method a [Transition] that leads to it.",
    };

    static LoadTestProblem NoWay(Type type, MethodInfo method) => new()
    {
        Code = "LT1125",
        What = $"All transitions of {method.Name} have the weight 0, so nothing follows it, in {type.FullName}.",
        Fix = "give one of them a weight above 0.",
    };

    static LoadTestProblem Tagged(Type type, MethodInfo method) => new()
    {
        Code = "LT1126",
        What = $"{method.Name} has a [Tag], but tasks of a Markov set cannot be left out one by one: the chain would be another, in {type.FullName}.",
        Fix = "put the [Tag] on the class.",
    };
}

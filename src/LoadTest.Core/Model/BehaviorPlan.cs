using System.Reflection;
using LoadTest.Schedule;

namespace LoadTest;

/// <summary>What a user type or task set does, read from its class and filtered by tags. Immutable, shared by all its instances.</summary>
internal sealed class BehaviorPlan
{
    readonly WeightedChoice? _byWeight;
    readonly WeightedChoice[] _transitions;

    public BehaviorPlan(Type type, IReadOnlyList<TaskEntry> entries, TaskOrder order, IReadOnlyList<string> tags, IReadOnlyList<int[]>? transitions = null)
    {
        Type = type;
        Entries = entries;
        Order = order;
        Tags = tags;
        _byWeight = order != TaskOrder.Markov && entries.Any(entry => entry.Weight > 0) ? new WeightedChoice([.. entries.Select(entry => entry.Weight)]) : null;
        SeesRequests = type.GetMethod(nameof(VirtualUser.OnRequest), BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public) is { } seen && seen.DeclaringType != typeof(VirtualUser);
        Transitions = transitions ?? [];
        _transitions = [.. Transitions.Select(weights => new WeightedChoice(weights))];
    }

    public Type Type { get; }

    public string Name => Type.Name;

    /// <summary>Makes one user or task set of the class.</summary>
    public required Func<Behavior> Create { get; init; }

    /// <summary>In order of declaration: those of base classes first.</summary>
    public IReadOnlyList<TaskEntry> Entries { get; }

    public TaskOrder Order { get; }

    /// <summary>Tags of the class itself and of everything around it.</summary>
    public IReadOnlyList<string> Tags { get; }

    /// <summary>Of a Markov set: for each entry the weights of all entries to follow it.</summary>
    public IReadOnlyList<int[]> Transitions { get; }

    /// <summary>Whether it was given a task that ends the set, because its class has none.</summary>
    public bool HasStop { get; init; }

    /// <summary>Whether the class has overridden <see cref="VirtualUser.OnRequest"/>: putting the events together costs.</summary>
    public bool SeesRequests { get; }

    /// <summary>Whether anything can be picked.</summary>
    public bool HasTasks => Order == TaskOrder.Markov ? Entries.Count > 0 : _byWeight is not null;

    /// <summary>A random entry by weight. Only where <see cref="HasTasks"/>, and not of a Markov set.</summary>
    public int PickByWeight(UserContext user) => _byWeight!.At(user.NextDouble());

    /// <summary>A random entry to follow another one. Only of a Markov set.</summary>
    public int PickAfter(int entry, UserContext user) => _transitions[entry].At(user.NextDouble());
}

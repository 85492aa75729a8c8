namespace LoadTest;

/// <summary>One thing that a user or task set can do next: a method, or a task set to enter.</summary>
public sealed class TaskEntry
{
    TaskEntry(string name, int weight, IReadOnlyList<string> tags)
    {
        Name = name;
        Weight = weight;
        Tags = tags;
    }

    /// <summary>The name of the method or of the task set.</summary>
    public string Name { get; }

    /// <summary>How often it is picked relative to the others; 0 is never picked.</summary>
    public int Weight { get; }

    /// <summary>Its own tags and those of everything around it, in ordinal order.</summary>
    public IReadOnlyList<string> Tags { get; }

    /// <summary>The task set to enter; null for a method.</summary>
    internal Type? SetType { get; private init; }

    /// <summary>The weight of the task that ends the set, for a set that has no way to end; 0 for none.</summary>
    internal int StopWeight { get; private init; }

    /// <summary>Calls the method on the user or set that it belongs to; null for a task set.</summary>
    internal Func<Behavior, ValueTask>? Invoke { get; private init; }

    /// <inheritdoc/>
    public override string ToString() => Name;

    internal static TaskEntry Of(string name, Func<Behavior, ValueTask> invoke, int weight = 1, IReadOnlyList<string>? tags = null) =>
        new(name, weight, tags ?? []) { Invoke = invoke };

    internal static TaskEntry Of(string name, Func<Task> task) => Of(NameOf(name), _ => new ValueTask(task()));

    internal static TaskEntry Of(Type set, int weight, IReadOnlyList<string>? tags = null) => new(set.Name, weight, tags ?? []) { SetType = set };

    internal TaskEntry WithTags(IReadOnlyList<string> tags) => new(Name, Weight, tags) { SetType = SetType, Invoke = Invoke, StopWeight = StopWeight };

    internal TaskEntry WithStop(int weight) => new(Name, Weight, Tags) { SetType = SetType, Invoke = Invoke, StopWeight = weight };

    // 'this.Checkout' and 'Tasks.Checkout' read better as 'Checkout'; what is no plain name stays as it was written.
    internal static string NameOf(string expression)
    {
        var last = expression[(expression.LastIndexOf('.') + 1)..];
        return last.Length > 0 && last.All(c => char.IsLetterOrDigit(c) || c == '_') ? last : expression;
    }
}

using System.Collections;
using System.Runtime.CompilerServices;

namespace LoadTest;

/// <summary>
/// Tasks that are not methods of the class: functions, and task sets, with weights. A static property marked with
/// <see cref="TasksAttribute"/> gives them to its class: <c>new TaskList { { Index, 5 }, { typeof(Checkout), 1 } }</c>.
/// </summary>
public sealed class TaskList : IEnumerable<TaskEntry>
{
    readonly List<TaskEntry> _entries = [];

    /// <summary>Adds a function, which is given the user or task set that runs it.</summary>
    /// <param name="task">The function.</param>
    /// <param name="weight">How often it is picked relative to the others; 0 or more.</param>
    /// <param name="name">Set by the compiler: the function's name.</param>
    /// <exception cref="ArgumentOutOfRangeException">The weight is negative.</exception>
    public void Add(Func<Behavior, Task> task, int weight = 1, [CallerArgumentExpression(nameof(task))] string name = "")
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentOutOfRangeException.ThrowIfNegative(weight);
        _entries.Add(TaskEntry.Of(TaskEntry.NameOf(name), behavior => new ValueTask(task(behavior)), weight));
    }

    /// <summary>Adds a task set.</summary>
    /// <param name="taskSet">A public, concrete class derived from <see cref="TaskSet"/>.</param>
    /// <param name="weight">How often it is picked relative to the others; 0 or more.</param>
    /// <exception cref="ArgumentException">It is no task set, or the weight is negative.</exception>
    public void Add(Type taskSet, int weight = 1)
    {
        ArgumentNullException.ThrowIfNull(taskSet);
        ArgumentOutOfRangeException.ThrowIfNegative(weight);
        if (!taskSet.IsSubclassOf(typeof(TaskSet))) throw new ArgumentException($"{taskSet.Name} is no TaskSet.", nameof(taskSet));
        _entries.Add(TaskEntry.Of(taskSet, weight));
    }

    /// <summary>The tasks in the order in which they were added.</summary>
    public IEnumerator<TaskEntry> GetEnumerator() => _entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

using System.Runtime.CompilerServices;

namespace LoadTest;

/// <summary>
/// Marks a method, or a <see cref="TaskSet"/> class nested in the class, as a task: one thing the user does. In every iteration
/// the user picks one of its tasks at random, by weight. A method is public, has no parameters and returns <c>Task</c>, <c>ValueTask</c> or nothing.
/// </summary>
/// <param name="weight">How often this task is picked relative to the others, 0 or more; 0 switches it off.</param>
/// <param name="line">Set by the compiler: the line of the attribute.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
public sealed class TaskAttribute(int weight = 1, [CallerLineNumber] int line = 0) : Attribute
{
    /// <summary>How often this task is picked relative to the others.</summary>
    /// <value>1 unless given.</value>
    public int Weight { get; } = weight;

    /// <summary>The line of the attribute in its file: tasks keep their order of declaration by it.</summary>
    public int Line { get; } = line;
}

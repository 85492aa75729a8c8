using System.Runtime.CompilerServices;

namespace LoadTest;

/// <summary>Gives a user or task set class another class's tasks as one of its own: <c>[Task&lt;PrimeTasks&gt;(5)]</c>. Locust: <c>tasks = {PrimeTasks: 5}</c>.</summary>
/// <typeparam name="TSet">The task set; a public, concrete class.</typeparam>
/// <param name="weight">How often it is entered relative to the other tasks, 0 or more; 0 switches it off.</param>
/// <param name="line">Set by the compiler: the line of the attribute.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class TaskAttribute<TSet>(int weight = 1, [CallerLineNumber] int line = 0) : Attribute, ITaskSetAttribute
    where TSet : TaskSet
{
    /// <summary>How often the set is entered relative to the other tasks.</summary>
    /// <value>1 unless given.</value>
    public int Weight { get; } = weight;

    /// <summary>The line of the attribute in its file: tasks keep their order of declaration by it.</summary>
    public int Line { get; } = line;

    Type ITypeAttribute.Target => typeof(TSet);
}

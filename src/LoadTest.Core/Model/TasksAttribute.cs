using System.Runtime.CompilerServices;

namespace LoadTest;

/// <summary>Marks a public static property of type <see cref="TaskList"/>: its entries are tasks of the class, at this place among the others.</summary>
/// <param name="line">Set by the compiler: the line of the attribute.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TasksAttribute([CallerLineNumber] int line = 0) : Attribute
{
    /// <summary>The line of the attribute in its file: tasks keep their order of declaration by it.</summary>
    public int Line { get; } = line;
}

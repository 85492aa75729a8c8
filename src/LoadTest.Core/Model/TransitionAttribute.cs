using System.Runtime.CompilerServices;

namespace LoadTest;

/// <summary>Says which task of a <see cref="MarkovAttribute">Markov</see> set may follow this one. Several may be given.</summary>
/// <param name="target">The task's method; best written with <c>nameof</c>.</param>
/// <param name="weight">How often it follows relative to the other transitions of this task; 0 or more.</param>
/// <param name="line">Set by the compiler: the line of the attribute.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class TransitionAttribute(string target, int weight = 1, [CallerLineNumber] int line = 0) : Attribute
{
    /// <summary>The method that may follow.</summary>
    public string Target { get; } = target;

    /// <summary>How often it follows relative to the other transitions of this task.</summary>
    /// <value>1 unless given.</value>
    public int Weight { get; } = weight;

    /// <summary>The line of the attribute in its file: tasks keep their order of declaration by it.</summary>
    public int Line { get; } = line;
}

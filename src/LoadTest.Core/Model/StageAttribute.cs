using System.Runtime.CompilerServices;

namespace LoadTest;

/// <summary>
/// One stage of a load shape: this many users for this long. Stages follow each other in the order of their lines; the run ends
/// with the last one. Instead of <see cref="UsersAttribute"/>.
/// </summary>
/// <param name="duration">How long the stage lasts, for example <c>60s</c>.</param>
/// <param name="users">How many users there are to be; 0 or more.</param>
/// <param name="line">Set by the compiler: stages keep their order by it.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class StageAttribute(string duration, int users, [CallerLineNumber] int line = 0) : Attribute
{
    /// <summary>How long the stage lasts.</summary>
    public string Duration { get; } = duration;

    /// <summary>How many users there are to be.</summary>
    public int Users { get; } = users;

    /// <summary>How many users are added, or stopped, per second until there are as many as asked for; more than 0.</summary>
    /// <value>All within the first second.</value>
    public double SpawnRate { get; set; }

    /// <summary>Of which types users are that are added in this stage. Users of other types stay.</summary>
    /// <value>Empty: all types of the scenario, by their weights.</value>
    public Type[] Only { get; set; } = [];

    /// <summary>Whether the stage, and every stage before it, only warms the system up and is not judged.</summary>
    public bool IsWarmUp { get; set; }

    /// <summary>The line of the attribute in its file.</summary>
    public int Line { get; } = line;
}

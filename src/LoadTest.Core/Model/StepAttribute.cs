namespace LoadTest;

/// <summary>A load shape that adds the same number of users again and again: <c>[Step(10, Every = "30s", Duration = "5m")]</c>. Instead of <see cref="UsersAttribute"/>.</summary>
/// <param name="users">How many users each step adds; 1 or more.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class StepAttribute(int users) : Attribute
{
    /// <summary>How many users each step adds.</summary>
    public int Users { get; } = users;

    /// <summary>How long each step lasts.</summary>
    /// <value><c>30s</c></value>
    public string Every { get; set; } = "30s";

    /// <summary>How long the shape is.</summary>
    /// <value><c>5m</c></value>
    public string Duration { get; set; } = "5m";

    /// <summary>How many users are added per second; more than 0.</summary>
    /// <value>All of a step within its first second.</value>
    public double SpawnRate { get; set; }
}

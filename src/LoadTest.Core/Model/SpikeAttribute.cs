namespace LoadTest;

/// <summary>A load shape with a sudden crowd: <c>[Spike(10, 200, At = "30s", Length = "20s", Duration = "2m")]</c>. Instead of <see cref="UsersAttribute"/>.</summary>
/// <param name="users">How many users there are before and after; 0 or more.</param>
/// <param name="peak">How many there are in the spike; more than <paramref name="users"/>.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SpikeAttribute(int users, int peak) : Attribute
{
    /// <summary>How many users there are before and after.</summary>
    public int Users { get; } = users;

    /// <summary>How many there are in the spike.</summary>
    public int Peak { get; } = peak;

    /// <summary>When the spike begins, from the start of the run.</summary>
    /// <value><c>30s</c></value>
    public string At { get; set; } = "30s";

    /// <summary>How long the spike lasts.</summary>
    /// <value><c>20s</c></value>
    public string Length { get; set; } = "20s";

    /// <summary>How long the shape is.</summary>
    /// <value><c>2m</c></value>
    public string Duration { get; set; } = "2m";

    /// <summary>How many users are added, or stopped, per second; more than 0.</summary>
    /// <value>All within one second.</value>
    public double SpawnRate { get; set; }
}

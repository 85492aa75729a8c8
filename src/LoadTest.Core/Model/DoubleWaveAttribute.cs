namespace LoadTest;

/// <summary>
/// A load shape with two bell-shaped peaks, as of a day with two rush hours: <c>[DoubleWave(10, 50, 80, Duration = "10m")]</c>.
/// Instead of <see cref="UsersAttribute"/>.
/// </summary>
/// <param name="users">How many users there are at least; 0 or more.</param>
/// <param name="firstPeak">How many there are at the first peak, one third into the shape.</param>
/// <param name="secondPeak">How many there are at the second peak, two thirds into the shape.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class DoubleWaveAttribute(int users, int firstPeak, int secondPeak) : Attribute
{
    /// <summary>How many users there are at least.</summary>
    public int Users { get; } = users;

    /// <summary>How many there are at the first peak.</summary>
    public int FirstPeak { get; } = firstPeak;

    /// <summary>How many there are at the second peak.</summary>
    public int SecondPeak { get; } = secondPeak;

    /// <summary>How long the shape is.</summary>
    /// <value><c>10m</c></value>
    public string Duration { get; set; } = "10m";
}

namespace LoadTest;

/// <summary>The load profile of a load test: how many users, added how fast, for how long.</summary>
/// <remarks>
/// Durations are written as <c>500ms</c>, <c>30s</c>, <c>5m</c> or <c>1h3m7s</c>. Each value can be overridden for one run:
/// see <c>docs/settings.md</c>.
/// </remarks>
/// <param name="count">How many virtual users run at the same time; at least 1.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class UsersAttribute(int count) : Attribute
{
    /// <summary>How many virtual users run at the same time.</summary>
    public int Count { get; } = count;

    /// <summary>How many users are added per second; more than 0.</summary>
    /// <value>All users within the first second.</value>
    public double SpawnRate { get; set; } = count;

    /// <summary>How long is measured, without the warm-up.</summary>
    /// <value><c>30s</c></value>
    public string Duration { get; set; } = "30s";

    /// <summary>
    /// How long the system runs under load before anything is judged. The measurement begins when this time is over and all
    /// users have been added, whichever comes later.
    /// </summary>
    /// <value><c>5s</c></value>
    public string WarmUp { get; set; } = "5s";
}

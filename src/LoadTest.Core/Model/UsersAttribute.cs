namespace LoadTest;

/// <summary>The load profile of a load test: how many users, added how fast, for how long or for how many iterations.</summary>
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

    /// <summary>How long is measured, without the warm-up. With a number of iterations, how long they may take at most.</summary>
    /// <value><c>30s</c>; with a number of iterations <c>10m</c></value>
    public string Duration { get; set; } = "";

    /// <summary>
    /// How long the system runs under load before anything is judged. The measurement begins when this time is over and all
    /// users have been added, whichever comes later.
    /// </summary>
    /// <value><c>5s</c>; with a number of iterations <c>0s</c></value>
    public string WarmUp { get; set; } = "";

    /// <summary>The run ends when all users together have run exactly this many iterations; an iteration is one execution of one task.</summary>
    /// <value>0: no limit, the duration decides.</value>
    public long Iterations { get; set; }

    /// <summary>Each user ends when it has run exactly this many iterations; the run ends with the last user.</summary>
    /// <value>0: no limit, the duration decides.</value>
    public long IterationsPerUser { get; set; }
}

namespace LoadTest;

/// <summary>
/// An open model: iterations begin when a schedule says so, whatever the system does, and take a user each. Instead of
/// <see cref="UsersAttribute"/>. What all attributes for arrivals have in common.
/// </summary>
/// <remarks>
/// Latency counts from the intended start. An arrival that finds no user free has one added, up to <see cref="MaxUsers"/>, and waits for it;
/// when <see cref="Backlog"/> arrivals wait already, it is dropped and counts as a failure and as slower than any limit. The
/// <see cref="Behavior.WaitTime"/> of users has no effect.
/// </remarks>
[AttributeUsage(AttributeTargets.Class)]
public abstract class ArrivalAttribute : Attribute
{
    private protected ArrivalAttribute()
    {
    }

    /// <summary>How many users there may be at most: the number of iterations that can be under way at the same time.</summary>
    /// <value>0: as many as arrive within 10 s at the highest rate, at least 10 and at most 10,000.</value>
    public int MaxUsers { get; set; }

    /// <summary>How many users there are at the beginning; others are added when they are needed.</summary>
    /// <value>0: as many as arrive within 0.1 s at the highest rate, at least 1.</value>
    public int StartUsers { get; set; }

    /// <summary>How many arrivals may wait for a user; what comes then is dropped. 0 drops every arrival that finds no user free, as k6 does.</summary>
    /// <value>10,000</value>
    public int Backlog { get; set; } = 10_000;

    /// <summary>How long the system runs under load before anything is judged.</summary>
    /// <value><c>5s</c> for a constant rate without a number of iterations, otherwise <c>0s</c>.</value>
    public string WarmUp { get; set; } = "";

    internal abstract string Title { get; }
}

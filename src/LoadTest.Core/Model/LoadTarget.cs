namespace LoadTest;

/// <summary>What a <see cref="LoadShape"/> asks for: this many users, reached at this rate.</summary>
public sealed record LoadTarget
{
    LoadTarget()
    {
    }

    /// <summary>The shape is over: the run ends.</summary>
    public static LoadTarget Finished { get; } = new() { Users = 0, SpawnRate = 1 };

    /// <summary>How many users there should be.</summary>
    public int Users { get; private init; }

    /// <summary>How many users are added, or stopped, per second.</summary>
    public double SpawnRate { get; private init; }

    /// <summary>Which user types new users are of; empty for all. Users of other types stay.</summary>
    public IReadOnlyList<Type> UserTypes { get; private init; } = [];

    /// <summary>This many users.</summary>
    /// <param name="users">0 or more.</param>
    /// <param name="spawnRate">Users added or stopped per second; more than 0.</param>
    /// <param name="userTypes">Which user types new users are of; none for all.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public static LoadTarget Of(int users, double spawnRate, params Type[] userTypes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(users);
        if (!(spawnRate > 0) || !double.IsFinite(spawnRate)) throw new ArgumentOutOfRangeException(nameof(spawnRate), spawnRate, "A spawn rate is more than 0 and finite.");
        return new LoadTarget { Users = users, SpawnRate = spawnRate, UserTypes = [.. userTypes] };
    }

    internal bool IsSameAs(LoadTarget other) =>
        ReferenceEquals(this, other)
        || (!ReferenceEquals(this, Finished) && !ReferenceEquals(other, Finished)
            && Users == other.Users && SpawnRate.Equals(other.SpawnRate) && UserTypes.SequenceEqual(other.UserTypes));
}

namespace LoadTest.Schedule;

/// <summary>What a load schedule asks for at an instant. Equal when all of it is equal, so that a change can be told from a repetition.</summary>
/// <param name="Users">How many users are to run; 0 or more.</param>
/// <param name="SpawnRate">How many users come or go per second until then; finite and more than 0.</param>
/// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
internal readonly record struct ShapeTarget(int Users, double SpawnRate)
{
    /// <summary>How many users are to run.</summary>
    public int Users { get; } = Users >= 0 ? Users : throw new ArgumentOutOfRangeException(nameof(Users), Users, "A target must be 0 users or more.");

    /// <summary>How many users come or go per second until then.</summary>
    public double SpawnRate { get; } = SpawnRateRange.Check(SpawnRate);

    /// <summary>The names of the user classes that new users may be of, users of other classes stay; empty for all classes, the default.</summary>
    public IReadOnlyList<string> UserClasses { get => field ?? []; init; }

    /// <inheritdoc/>
    public bool Equals(ShapeTarget other) =>
        Users == other.Users && SpawnRate.Equals(other.SpawnRate) && UserClasses.SequenceEqual(other.UserClasses, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Users, SpawnRate, UserClasses.Count);
}

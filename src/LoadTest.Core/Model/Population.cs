namespace LoadTest;

/// <summary>A user type in a scenario: how its users are made and what they do.</summary>
internal sealed record Population
{
    /// <summary>The type of the users.</summary>
    public required Type UserType { get; init; }

    /// <summary>Makes one user; called once for each.</summary>
    public required Func<VirtualUser> Create { get; init; }

    /// <summary>What the users do, in order of declaration.</summary>
    public required IReadOnlyList<UserTask> Tasks { get; init; }
}

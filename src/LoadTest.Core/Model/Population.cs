namespace LoadTest;

/// <summary>A user type in a scenario: what its users do, and how many of them there are beside the other types.</summary>
internal sealed record Population
{
    /// <summary>What the users do.</summary>
    public required BehaviorPlan Plan { get; init; }

    /// <summary>The share of the users, relative to the other populations.</summary>
    /// <value>1</value>
    public double Weight { get; init; } = 1;

    /// <summary>Exactly this many users; 0 for none: the weight decides.</summary>
    public int FixedCount { get; init; }

    /// <summary>Whether there is to be any user of the type.</summary>
    public bool IsWanted => Weight > 0 || FixedCount > 0;

    /// <summary>Whether any user of the type will run: it is wanted, and tags have left it tasks.</summary>
    public bool TakesPart => IsWanted && Plan.HasTasks;

    /// <summary>The name of the user type.</summary>
    public string Name => Plan.Name;
}

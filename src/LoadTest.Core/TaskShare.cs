namespace LoadTest;

/// <summary>How much of the load a user type, task set or task gets, by the weights.</summary>
public sealed record TaskShare
{
    /// <summary>The name of the class or method.</summary>
    public required string Name { get; init; }

    /// <summary>Its share among the tasks beside it; of a user type, among the users. Between 0 and 1.</summary>
    public required double OfParent { get; init; }

    /// <summary>Its share of everything. Between 0 and 1; those of all leaves add up to 1.</summary>
    public required double OfAll { get; init; }

    /// <summary>What is in it; empty for a method.</summary>
    public IReadOnlyList<TaskShare> Tasks { get; init; } = [];
}

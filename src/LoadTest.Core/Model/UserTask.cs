namespace LoadTest;

/// <summary>A task of a user type, ready to be called.</summary>
internal sealed record UserTask
{
    /// <summary>The method's name.</summary>
    public required string Name { get; init; }

    /// <summary>Relative to the user's other tasks; 0 is never picked.</summary>
    public required int Weight { get; init; }

    /// <summary>Calls the method on a user.</summary>
    public required Func<VirtualUser, ValueTask> Invoke { get; init; }
}

namespace LoadTest;

/// <summary>An error of user code, as <see cref="IRunHooks.OnUserError"/> sees it.</summary>
public sealed record UserErrorEvent
{
    /// <summary>The task or hook.</summary>
    public required string Where { get; init; }

    /// <summary>What escaped, or what was reported.</summary>
    public required Exception Exception { get; init; }

    /// <summary>The number of the user, from 1.</summary>
    public required int UserNumber { get; init; }
}

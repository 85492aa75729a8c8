namespace LoadTest;

/// <summary>
/// Whether the running code is background work of a user. What that has under way when a task ends is not the task's: it is
/// neither settled with it nor held against it. Flows with the awaits of the work, and only with them.
/// </summary>
internal static class BackgroundFlow
{
    static readonly AsyncLocal<bool> Flow = new();

    /// <summary>Whether the running code is background work.</summary>
    public static bool IsCurrent => Flow.Value;

    /// <summary>Marks the asynchronous method that calls it, and what it awaits, as background work.</summary>
    public static void Enter() => Flow.Value = true;
}

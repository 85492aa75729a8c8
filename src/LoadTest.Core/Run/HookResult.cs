namespace LoadTest.Run;

/// <summary>How a hook of a user or task set has ended.</summary>
internal enum HookResult
{
    Done,

    /// <summary>It threw, or was misused; that is counted.</summary>
    Failed,

    /// <summary>The stop has cut it short, which is nobody's error.</summary>
    Cut,
}

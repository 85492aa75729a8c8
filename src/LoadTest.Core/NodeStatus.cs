namespace LoadTest;

/// <summary>How a test framework shows a node.</summary>
public enum NodeStatus
{
    /// <summary>Green.</summary>
    Passed,

    /// <summary>Red.</summary>
    Failed,

    /// <summary>Yellow: undecided, where <see cref="Judge.UndecidedPolicy.Skip"/> says so.</summary>
    Skipped,
}

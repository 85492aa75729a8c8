namespace LoadTest;

/// <summary>What a test framework is to report of one node.</summary>
public sealed record NodeResult
{
    /// <summary>Green, red or yellow.</summary>
    public required NodeStatus Status { get; init; }

    /// <summary>Why the node is red or yellow. The first line stands alone; empty when it is green.</summary>
    public required string Message { get; init; }

    /// <summary>One frame that points to the line of the attribute; empty when it is unknown.</summary>
    public required string StackTrace { get; init; }

    /// <summary>The summary of the whole run, for the output of a green node; empty when the message says it all already.</summary>
    public required string Output { get; init; }

    /// <summary>How long the run took; a node shares the run with its siblings.</summary>
    public required TimeSpan Duration { get; init; }
}

namespace LoadTest;

/// <summary>One thing that keeps a load test from running: what is wrong, where, and how to mend it.</summary>
public sealed record LoadTestProblem
{
    /// <summary>The message's code, for example <c>LT1001</c>; documented in <c>docs/errors.md</c>.</summary>
    public required string Code { get; init; }

    /// <summary>What is wrong, with the offending value and its place.</summary>
    public required string What { get; init; }

    /// <summary>How to mend it.</summary>
    public required string Fix { get; init; }

    /// <summary>The whole message: code, what and fix.</summary>
    public override string ToString() => $"{Code}: {What} Fix: {Fix}";
}
